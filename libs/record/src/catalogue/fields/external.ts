/**
 * External facts: what laboratory, order, report, nursing, document and staff systems know of the stay, as their adapters say it. A list is absent until
 * its system is connected, and empty when the system has nothing to say. One line per field; columns as in `field-table.ts`.
 */
export const externalFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
labs[].code,external,检验：项目代码,Laboratory: item,code,20,,,,external,,jyxmdm,,"K, ALB, HGB, PaO2, PaCO2, CREA, MDRO, ABO …; the adapter maps the laboratory's own items"
labs[].name,external,检验：项目名称,Laboratory: item name,string,100,,,,external,,jyxmmc,,
labs[].value,external,检验：数值,Laboratory: value,decimal,,,,,external,,jysz,,in the unit that the item's rules name
labs[].unit,external,检验：单位,Laboratory: unit,string,20,,,,external,,jydw,,
labs[].result,external,检验：定性结果,Laboratory: result in words or codes,string,100,,,,external,,jydxjg,,"positive, negative; for ABO a code of the value set abo"
labs[].at,external,检验：时间,Laboratory: sampled at,datetime,,,,,external,,jysj,,
orders[].class,external,医嘱：类别,Order: class,code,40,,,,external,,yzlb,,"potassium, albumin, redCells, oxygen, ventilator, insulinOrOAD, antihypertensive, antibiotic, vasopressor, nursingSpecial, nursingLevel1 …"
orders[].name,external,医嘱：名称,Order: name,string,200,,,,external,,yzmc,,
orders[].beginAt,external,医嘱：开始时间,Order: begins,datetime,,,,,external,,yzkssj,,
orders[].endAt,external,医嘱：停止时间,Order: ends,datetime,,,,,external,,yztzsj,,absent while it is in force
reports[].kind,external,检查报告：类别,Report: kind,code,40,,,,external,,jcbglb,,"chestCT, venousUltrasound, pathology, imaging …"
reports[].name,external,检查报告：名称,Report: name,string,200,,,,external,,jcbgmc,,
reports[].conclusion,external,检查报告：结论,Report: conclusion,string,2000,,,,external,yes,jcbgjl,,free text
reports[].at,external,检查报告：时间,Report: written at,datetime,,,,,external,,jcbgsj,,
nursing[].kind,external,护理记录：类别,Nursing record: kind,code,40,,,,external,,hljllb,,pressureInjury …
nursing[].present,external,护理记录：存在,Nursing record: present,boolean,,,,,external,,hljlcz,,
nursing[].at,external,护理记录：时间,Nursing record: written at,datetime,,,,,external,,hljlsj,,
documents.dischargeSummary.dx[].code,external,出院记录：诊断编码,Discharge summary: diagnosis code,icd10,20,,,,external,,cyjlzdbm,,
documents.dischargeSummary.dx[].name,external,出院记录：诊断名称,Discharge summary: diagnosis,string,200,,,,external,,cyjlzdmc,,
documents.operationNotes[].code,external,手术记录：手术操作编码,Operation note: procedure code,icd9cm3,30,,,,external,,ssjlbm,,
documents.operationNotes[].name,external,手术记录：手术名称,Operation note: procedure,string,500,,,,external,,ssjlmc,,
documents.operationNotes[].date,external,手术记录：手术日期,Operation note: date,datetime,,,,,external,,ssjlrq,,
documents.operationNotes[].bilateral,external,手术记录：双侧,Operation note: both sides,boolean,,,,,external,,ssjlsc,,
documents.operationNotes[].performedElsewhere,external,手术记录：外院施行,Operation note: done in another hospital,boolean,,,,,external,,ssjlwy,,
documents.anesthesiaRecords[].method,external,麻醉记录：麻醉方式,Anaesthesia record: method,code,6,,anesthesia,,external,,mzjlfs,,
documents.anesthesiaRecords[].at,external,麻醉记录：时间,Anaesthesia record: begins,datetime,,,,,external,,mzjlsj,,
documents.deathRecord.diedAt,external,死亡记录：死亡时间,Death record: died at,datetime,,,,,external,yes,swjlsj,,
documents.allergyRecord.drugs[],external,过敏史记录：药物,Allergy record: drug,string,100,,,,external,,gmsyw,,
documents.dischargeOrder.disposition,external,出院医嘱：离院方式,Discharge order: disposition,code,2,,disposition,,external,,cyyzlyfs,,
documents.course.primaryTumourTreated,external,病程：原发肿瘤已治疗,Course: primary tumour treated,boolean,,,,,external,,bcyfzlzl,,
staff[].code,external,医务人员：国家代码,Staff: national code,string,30,,,,external,yes,ywrydm,,people whom this record names; who is not listed is not registered
staff[].name,external,医务人员：姓名,Staff: name,string,50,,,,external,yes,ywryxm,,
staff[].validFrom,external,医务人员：登记起,Staff: registered from,date,,,,,external,,ywrydjq,,
staff[].validTo,external,医务人员：登记止,Staff: registered until,date,,,,,external,,ywrydjz,,inclusive; absent while it stands
staff[].operationLevel,external,医务人员：手术权限级别,Staff: highest level of surgery allowed,code,1,,surgery_level,,external,,ywryssqx,,
feedback[].receivedAt,external,医保反馈：收到时间,Agency feedback: received,datetime,,,,,external,,ybfksd,,
feedback[].answeredAt,external,医保反馈：答复时间,Agency feedback: answered,datetime,,,,,external,,ybfkdf,,absent while it waits
`;
