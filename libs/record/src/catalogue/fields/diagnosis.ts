/** Diagnoses: outpatient, admission, principal and other, pathology, external cause. One line per field; columns as in `field-table.ts`. */
export const diagnosisFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
dx.outpatient.code,diagnosis,门（急）诊诊断编码,Outpatient/ED diagnosis code,icd10,20,,,,frontPage,,mzzdbm,always,
dx.outpatient.name,diagnosis,门（急）诊诊断,Outpatient/ED diagnosis,string,200,,,,frontPage,,mzzd,always,
dx.outpatientTcm.code,diagnosis,门（急）诊中医诊断代码,Outpatient TCM diagnosis code,code,20,,,,frontPage,,mzzyzddm,TCM care,
dx.outpatientTcm.name,diagnosis,门（急）诊中医诊断,Outpatient TCM diagnosis,string,200,,,,settlementList,,mzzyzd,,
dx.admission.code,diagnosis,入院诊断编码,Admission diagnosis code,icd10,20,,,,frontPage,,ryzdbm,legacy HQMS,
dx.admission.name,diagnosis,入院诊断,Admission diagnosis,string,100,,,,frontPage,,ryzd,legacy HQMS,
dx.confirmedAt,diagnosis,入院后确诊日期,Date confirmed,date,,,,,frontPage,,ryhqzrq,legacy HQMS,
dx.principal.code,diagnosis,主要诊断编码,Principal diagnosis code,icd10,20,,,,frontPage,,zyzdbm,always,
dx.principal.name,diagnosis,主要诊断,Principal diagnosis,string,100,,,,frontPage,,zyzd,always,
dx.principal.poa,diagnosis,主要诊断入院病情,Principal dx present on admission,code,3,,poa,,frontPage,,zyzdrybq,always,
dx.principal.outcome,diagnosis,主要诊断出院情况,Principal dx outcome,code,1,,outcome,,frontPage,,zyzdcyqk,legacy / some provinces,
dx.other[].code,diagnosis,其他诊断编码,Other diagnosis code,icd10,20,,,,frontPage,,qtzdbm,if any; 15 on 2011 form/10 in legacy HQMS/40 in NATDSS,
dx.other[].name,diagnosis,其他诊断,Other diagnosis,string,100,,,,frontPage,,qtzd,with code,
dx.other[].poa,diagnosis,其他诊断入院病情,Other dx present on admission,code,3,,poa,,frontPage,,qtzdrybq,with code,
dx.other[].outcome,diagnosis,其他诊断出院情况,Other dx outcome,code,1,,outcome,,frontPage,,qtzdcyqk,legacy,
dx.principal.type,diagnosis,主要诊断诊断类别,Principal dx: diagnosis class,code,3,,diag_type,,settlementList,,zyzdzdlb,settlement list,
dx.other[].type,diagnosis,其他诊断诊断类别,Other dx: diagnosis class,code,3,,diag_type,,settlementList,,qtzdzdlb,settlement list,
dx.principal.principalFlag,diagnosis,主诊断标志,Principal dx: principal flag,code,3,,yes_no_01,,settlementList,,zzdbz,settlement list,
dx.principal.edition,diagnosis,主要诊断编码版本,Principal dx: code edition,code,20,,,,frontPage,,zyzdbmbb,,"clinical, insurance or gb"
dx.principal.original,diagnosis,主要诊断原编码,Principal dx: code as it came,string,40,,,,frontPage,,zyzdybm,,when a map translated the code
dx.principal.mapVersion,diagnosis,主要诊断映射版本,Principal dx: version of the map,string,40,,,,frontPage,,zyzdysbb,,
dx.other[].principalFlag,diagnosis,其他诊断主诊断标志,Other dx: principal flag,code,3,,yes_no_01,,settlementList,,qtzdzzdbz,settlement list,
dx.other[].edition,diagnosis,其他诊断编码版本,Other dx: code edition,code,20,,,,frontPage,,qtzdbmbb,,"clinical, insurance or gb"
dx.other[].original,diagnosis,其他诊断原编码,Other dx: code as it came,string,40,,,,frontPage,,qtzdybm,,when a map translated the code
dx.other[].mapVersion,diagnosis,其他诊断映射版本,Other dx: version of the map,string,40,,,,frontPage,,qtzdysbb,,
dx.count,diagnosis,诊断代码计数,Count of diagnosis codes,integer,3,,,,settlementList,,zddmjs,settlement list,
dx.tcmDisease,diagnosis,中医主病诊断,TCM principal disease,code,20,,,,frontPage,,zyzbzd,TCM care,
dx.tcmSyndrome,diagnosis,中医主证诊断,TCM syndrome,code,20,,,,frontPage,,zyzzzd,TCM care,
dx.hospitalInfectionCount,diagnosis,医院感染总次数,Hospital infection count,integer,2,,,,frontPage,,yygrzcs,legacy HQMS,
dx.pathology.code,diagnosis,病理诊断编码,Pathology code (ICD-O M code),code,20,,,,frontPage,,blzdbm,if pathology done / C00-D48,
dx.pathology.name,diagnosis,病理诊断,Pathology diagnosis,string,100,,,,frontPage,,blzd,if pathology done,
dx.pathology.no,diagnosis,病理号,Pathology no.,string,50,,,,frontPage,yes,blh,if pathology done,
dx.pathology.status,diagnosis,病理情况,Pathology status,string,50,,,,frontPage,,blqk,,无病理 when no pathology was done
dx.pathologyOther[].code,diagnosis,其他病理诊断编码,Further pathology code (ICD-O M code),code,20,,,,frontPage,,qtblzdbm,,second and later pathology of the legacy upload
dx.pathologyOther[].name,diagnosis,其他病理诊断,Further pathology diagnosis,string,100,,,,frontPage,,qtblzd,,
dx.pathologyOther[].no,diagnosis,其他病理号,Further pathology no.,string,50,,,,frontPage,yes,qtblh,,
dx.external.code,diagnosis,损伤、中毒的外部原因编码,External cause code,icd10,20,,,,frontPage,,sszddwbyybm,if any S00-T98 as principal (and T80-T88 for complications: Y-codes),
dx.external.name,diagnosis,损伤、中毒的外部原因,External cause,string,100,,,,frontPage,,sszddwbyy,with code,
dx.externalOther[].code,diagnosis,其他损伤、中毒的外部原因编码,Further external cause code,icd10,20,,,,frontPage,,qtsszddwbyybm,,second and later external cause of the legacy upload
dx.externalOther[].name,diagnosis,其他损伤、中毒的外部原因,Further external cause,string,100,,,,frontPage,,qtsszddwbyy,,
`;
