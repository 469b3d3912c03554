/** Procedures, the principal one first; what describes the whole list stands in `stay`. One line per field; columns as in `field-table.ts`. */
export const procedureFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
op[].code,procedure,手术及操作编码,Procedure code,icd9cm3,30,,,,frontPage,,ssjczbm,if any procedure,
op[].name,procedure,手术及操作名称,Procedure name,string,500,,,,frontPage,,ssjczmc,with code,
op[].attr,procedure,手术操作录入选项,Class of the procedure,code,20,,,,frontPage,,ssczlrxx,,"手术, 介入治疗, 治疗性操作, 诊断性操作; from the code table where the record lacks it"
op[].approach,procedure,手术入路,Approach,code,20,,,,frontPage,,ssrl,,"open, endoscopic, interventional, natural, none"
op[].beginAt,procedure,手术操作起始时间,Procedure start,datetime,,,,,settlementList,,ssczqssj,,
op[].endAt,procedure,手术操作结束时间,Procedure end,datetime,,,,,settlementList,,ssczjssj,,
op[].edition,procedure,手术编码版本,Procedure code edition,code,20,,,,frontPage,,ssbmbb,,
op[].original,procedure,手术原编码,Procedure code as it came,string,40,,,,frontPage,,ssybm,,
op[].mapVersion,procedure,手术映射版本,Version of the procedure map,string,40,,,,frontPage,,ssysbb,,
op[].converted,procedure,腔镜中转开放,Converted to open,boolean,,,,,frontPage,,qjzzkf,,
op[].date,procedure,手术及操作日期,Procedure date,datetime,,,,,frontPage,,ssjczrq,with code,
op[].level,procedure,手术级别,Surgery level,code,1,,surgery_level,,frontPage,,ssjb,operations and interventions,level belongs to the national/hospital surgery catalogue; diagnostic and therapeutic operations may have none
op[].site,procedure,手术操作部位,Site,code,4,,,,frontPage,,ssczbw,legacy,
op[].durationHours,procedure,手术持续时间,Duration,decimal,,,,h,frontPage,,sscxsj,legacy,
op[].surgeon,procedure,术者,Surgeon,string,50,,,,frontPage,yes,sz,with code,
op[].assistant1,procedure,Ⅰ助,First assistant,string,40,,,,frontPage,yes,z,if any,
op[].assistant2,procedure,Ⅱ助,Second assistant,string,40,,,,frontPage,yes,z,if any,
op[].incisionGrade,procedure,切口等级,Incision class,code,1,,incision_class,,frontPage,,qkdj,operations,
op[].healing,procedure,切口愈合类别,Healing grade,code,2,,healing,,frontPage,,qkyhlb,operations,
op[].anesthesia,procedure,麻醉方式,Anaesthesia method,code,6,,anesthesia,,frontPage,,mzfs,operations,
op[].asa,procedure,麻醉分级,ASA grade,code,1,,asa,,frontPage,,mzfj,if anaesthesia,
op[].anesthetist,procedure,麻醉医师,Anaesthetist,string,50,,,,frontPage,yes,mzys,if anaesthesia by anaesthetist,
op[].anesthesiaBegin,procedure,麻醉起始时间,Anaesthesia start,datetime,,,,,settlementList,,mzqssj,4101A,
op[].anesthesiaEnd,procedure,麻醉结束时间,Anaesthesia end,datetime,,,,,settlementList,,mzjssj,4101A,
stay.opCount,procedure,手术操作代码计数,Count of procedure codes,integer,3,,,,settlementList,,ssczdmjs,settlement list,
stay.opPatientType,procedure,手术患者类型,Surgical patient type (emergency/elective),code,1,,op_patient_type,,frontPage,,sshzlx,annex,
`;
