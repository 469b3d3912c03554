/** Who the patient is: institution, person, contact and insurance. One line per field; columns as in `field-table.ts`. */
export const patientFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
org.code,org,医疗机构（组织机构代码）,Institution code,string,22,,,,frontPage,,yljg,always,front page uses the 9+1 organisation code / 22-char institution code; settlement list uses the 12-char designated-provider code (定点医药机构编号). Keep both.
org.name,org,医疗机构名称,Institution name,string,200,,,,frontPage,,yljgmc,always,
org.settleLevel,org,医保结算等级,Insurance settlement level,code,3,,hi_setl_lv,,settlementList,,ybjsdj,settlement list,drives level coefficient / deductible
patient.insuranceCardNo,patient,医疗保险手册（卡）号,Insurance card no.,string,50,,,,frontPage,yes,ylbxsch,if insured,legacy HQMS only
patient.healthCardNo,patient,健康卡号,Health card no.,string,50,,,,frontPage,yes,jkkh,"if issued, else ""-""",
patient.insuranceNo,patient,医保编号,Person no. in the insurance system,string,30,,,,settlementList,yes,ybbh,settlement list,
stay.paymentSource,patient,医疗付费方式,Payment source,code,3,,pay_source,,frontPage,,ylfffs,always,who pays; NOT the same thing as 医保支付方式 (hi_paymtd)
patient.name,patient,姓名,Name,string,50,,,,frontPage,yes,xm,always,
patient.sex,patient,性别,Sex,code,6,,sex,,frontPage,,xb,always,
patient.birthDate,patient,出生日期,Date of birth,date,,,,,frontPage,yes,csrq,always,
patient.ageYears,patient,年龄（岁）,Age in completed years,integer,3,,,岁,frontPage,,nl,always (0 if under one year),"settlement list: number(4,1), required when >= 1 year"
patient.ageMonths,patient,（年龄不足1周岁的）年龄（月）,Age in months,decimal,4,2,,月,frontPage,,nl,if ageYears=0 (2011 form / HQMS legacy),"2011 form writes completed months plus days/30, e.g. ""2 15/30"""
patient.ageDays,patient,（年龄不足1周岁的）年龄（天）,Age in days,integer,3,,,天,frontPage,,nl,if ageYears=0,grouper input; birth day counts as day 0
patient.nationality,patient,国籍,Nationality,code,6,,nationality,,frontPage,,gj,always,
patient.newbornBirthWeight[],patient,新生儿出生体重（克）,Newborn birth weight (g),integer,6,,,g,frontPage,,xsecstz,mother: delivery record; baby: age <= 28 d,to 10 g; up to five babies on the mother record
patient.newbornAdmissionWeight,patient,新生儿入院体重（克）,Newborn admission weight (g),integer,6,,,g,frontPage,,xserytz,ageDays <= 28,to 10 g; CHS-DRG MDCP uses weight
patient.newbornAdmissionWeights[],patient,多新生儿入院体重（克）,"Admission weights, multiple births (g)",integer,,,,g,settlementList,,dxserytz,,4101A only
patient.newbornAdmissionType,patient,新生儿入院类型,Newborn admission type,code,3,,nwb_adm_type,,settlementList,,xserylx,settlement list if ageDays <= 28,
patient.birthPlace,patient,出生地,Place of birth,string,200,,,,frontPage,yes,csd,always,
patient.nativePlace,patient,籍贯,Native place,code,50,,,,frontPage,yes,jg,always,
patient.ethnicity,patient,民族,Ethnic group,code,3,,ethnicity,,frontPage,,mz,always,
patient.idType,patient,患者证件类别,ID type,code,3,,id_type,,settlementList,,hzzjlb,settlement list,
patient.idNo,patient,身份证号 / 证件号码,ID number,string,50,,,,frontPage,yes,sfzhzjhm,always unless newborn/unknown,
patient.occupation,patient,职业,Occupation,code,6,,occupation,,frontPage,,zy,always,
patient.marital,patient,婚姻状况,Marital status,code,1,,marital,,frontPage,,hyzk,always,
patient.address,patient,现住址,Current address,string,200,,,,frontPage,yes,xzz,always,
patient.phone,patient,电话,Phone,string,40,,,,frontPage,yes,dh,always,
patient.zip,patient,现住址邮编,Postcode (current),string,6,,,,frontPage,yes,xzzyb,always,
patient.registeredAddress,patient,户口地址,Registered address,string,200,,,,frontPage,yes,hkdz,always,
patient.registeredZip,patient,户口地址邮编,Postcode (registered),string,6,,,,frontPage,yes,hkdzyb,always,
patient.employer,patient,工作单位及地址,Employer and address,string,200,,,,frontPage,yes,gzdwjdz,if employed,settlement list splits the two
patient.employerAddress,patient,单位地址,Employer address,string,200,,,,settlementList,yes,dwdz,,
patient.employerPhone,patient,工作单位电话,Employer phone,string,50,,,,frontPage,yes,gzdwdh,if employed,
patient.employerZip,patient,工作单位邮编,Employer postcode,string,6,,,,frontPage,yes,gzdwyb,if employed,
contact.name,patient,联系人姓名,Contact name,string,50,,,,frontPage,yes,lxrxm,always,
contact.relation,patient,与患者关系,Relation to patient,code,6,,relation,,frontPage,,yhzgx,always,
contact.address,patient,联系人地址,Contact address,string,200,,,,frontPage,yes,lxrdz,always,
contact.phone,patient,联系人电话,Contact phone,string,50,,,,frontPage,yes,lxrdh,always,
insurance.type,patient,医保类型,Insurance type,code,3,,insutype,,settlementList,,yblx,settlement list,
insurance.poolingArea,patient,参保地,Insured place (admin. division),code,6,,admin_division,,settlementList,,cbd,settlement list,decides whose policy applies when different from the place of care
insurance.specialPerson,patient,特殊人员类型,Special person type,code,6,,sp_psn_type,,settlementList,,tsrylx,if applicable,
`;
