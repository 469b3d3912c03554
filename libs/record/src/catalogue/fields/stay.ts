/** The stay: record numbers, admission, transfers, discharge, and the annex of the legacy upload. One line per field; columns as in `field-table.ts`. */
export const stayFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
stay.admissionCount,stay,住院次数,Admission count at this hospital,integer,3,,,,frontPage,,zycs,"always, >=1",
record.mrn,stay,病案号,Medical record no.,string,40,,,,frontPage,yes,bah,always; same patient keeps one MRN,
record.encounterNo,stay,住院流水号,Encounter no.,string,64,,,,frontPage,yes,zylsh,,the hospital's own key of one stay; wins as the record key when present
stay.inpatientType,stay,住院医疗类型,Inpatient service type,code,3,,ipt_med_type,,settlementList,,zyyllx,settlement list,
stay.admissionRoute,stay,入院途径,Admission route,code,3,,admission_route,,frontPage,,rytj,always,
stay.treatmentCategory,stay,治疗类别,Treatment category (western/TCM),code,3,,trt_type,,frontPage,,zllb,settlement list; TCM front page,
stay.admitAt,stay,入院时间,Admission time,datetime,,,,,frontPage,,rysj,"always, to the hour (2011) / minute",
stay.admitDept,stay,入院科别,Admitting department,code,6,,department,,frontPage,,rykb,always,
stay.admitWard,stay,入院病房,Admitting ward,string,30,,,,frontPage,,rybf,always,
stay.transferDept,stay,转科科别,Transfer department(s),code,50,,department,,frontPage,,zkkb,if transferred,"several transfers joined with ""→"""
stay.dischargeAt,stay,出院时间,Discharge time,datetime,,,,,frontPage,,cysj,always,selects every policy/grouper/dictionary version
stay.dischargeDept,stay,出院科别,Discharge department,code,6,,department,,frontPage,,cykb,always,
stay.dischargeWard,stay,出院病房,Discharge ward,string,30,,,,frontPage,,cybf,always,
stay.los,stay,实际住院（天）,Actual length of stay (days),integer,4,,,天,frontPage,,sjzy,always,discharge date - admission date; same day = 1
stay.admissionCondition,stay,入院时情况,Condition at admission,code,1,,admission_state,,frontPage,,rysqk,legacy,dropped from the 2011 form
stay.firstCaseFlag,annex,手术、治疗、检查、诊断为本院第一例,First in hospital,code,1,,yes_no_12,,frontPage,,sszljczdwbydyl,annex,
stay.followUp,annex,随诊,Follow-up,code,1,,yes_no_12,,frontPage,,sz,annex,
stay.followUpTerm.weeks,annex,随诊周数,Follow-up weeks,integer,3,,,,frontPage,,szzs,if followUp,
stay.followUpTerm.months,annex,随诊月数,Follow-up months,integer,3,,,,frontPage,,szys,if followUp,
stay.followUpTerm.years,annex,随诊年数,Follow-up years,integer,3,,,,frontPage,,szns,if followUp,
stay.teachingCase,annex,示教病例,Teaching case,code,1,,yes_no_12,,frontPage,,sjbl,annex,
stay.disposition,stay,离院方式,Discharge disposition,code,3,,disposition,,frontPage,,lyfs,always,
stay.receivingHospital,stay,医嘱转院，拟接收医疗机构名称,Receiving hospital,string,100,,,,frontPage,,yzzynjsyljgmc,disposition=2,
stay.receivingPrimaryCare,stay,转社区/乡镇卫生院名称,Receiving primary-care institution,string,100,,,,frontPage,,zsqxzwsymc,disposition=3,
stay.receivingCode,stay,拟接收医疗机构代码,Receiving institution code,string,30,,,,settlementList,,njsyljgdm,,
stay.firstDiagnosisOfTumour,stay,肿瘤首次诊断,Tumour first diagnosed in this stay,boolean,,,,,frontPage,,zlsczd,,
stay.readmitPlan31,stay,是否有出院31天内再住院计划,Readmission planned within 31 days,code,1,,readmit_plan,,frontPage,,sfycy31tnzzyjh,"always (1 no, 2 yes)",
stay.readmitPurpose,stay,再住院目的,Purpose of planned readmission,string,200,,,,frontPage,yes,zzymd,readmitPlan31=2,
`;
