/** Who signed, and the quality of the record. One line per field; columns as in `field-table.ts`. */
export const signoffFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
sign.deptHead,signoff,科主任,Department head,string,40,,,,frontPage,yes,kzr,always,
sign.chief,signoff,主任（副主任）医师,Chief / associate chief physician,string,40,,,,frontPage,yes,zrys,always,
sign.attending,signoff,主治医师,Attending physician,string,40,,,,frontPage,yes,zzys,always,
sign.attendingCode,signoff,主诊医师代码,Responsible physician code,string,30,,,,settlementList,yes,zzysdm,,national insurance physician code
sign.resident,signoff,住院医师,Resident,string,40,,,,frontPage,yes,zyys,always,
sign.nurse,signoff,责任护士,Responsible nurse,string,40,,,,frontPage,yes,zrhs,always,
sign.nurseCode,signoff,责任护士代码,Responsible nurse code,string,30,,,,settlementList,yes,zrhsdm,,
sign.visiting,signoff,进修医师,Visiting physician,string,40,,,,frontPage,yes,jxys,if any,
sign.graduateIntern,signoff,研究生实习医师,Graduate intern,string,40,,,,frontPage,yes,yjssxys,legacy,
sign.intern,signoff,实习医师,Intern,string,40,,,,frontPage,yes,sxys,if any,
sign.coder,signoff,编码员,Coder,string,40,,,,frontPage,yes,bmy,always,
sign.quality,signoff,病案质量,Record quality grade,code,1,,record_quality,,frontPage,,bazl,always,
sign.qcPhysician,signoff,质控医师,QC physician,string,40,,,,frontPage,yes,zkys,always,
sign.qcNurse,signoff,质控护士,QC nurse,string,40,,,,frontPage,yes,zkhs,always,
sign.qcDate,signoff,质控日期,QC date,date,,,,,frontPage,,zkrq,always,
`;
