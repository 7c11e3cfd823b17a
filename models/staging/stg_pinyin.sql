select
    spoken.name,
    spoken.pinyin,
    spoken.initials
from {{ source('build', 'pinyin') }} as spoken
