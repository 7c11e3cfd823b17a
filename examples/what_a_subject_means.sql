-- What does a subject mean, in the words of the agencies that use it (here 2080505, employers' pension contributions)?
-- 一个科目是什么意思，各部门自己怎么解释（这里是 2080505）？
select
    subjects.subject_code,
    subjects.subject_name,
    disclosures.agency_name,
    disclosures.fiscal_year,
    terms.page_no,
    terms.definition
from marts.dim_subject as subjects
inner join marts.dim_term as terms on subjects.subject_code = terms.subject_code
inner join marts.dim_disclosure as disclosures on terms.disclosure_id = disclosures.disclosure_id
where subjects.scheme = 'function' and subjects.subject_code = '2080505'
order by disclosures.fiscal_year, disclosures.agency_name
