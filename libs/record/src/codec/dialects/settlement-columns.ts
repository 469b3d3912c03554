/**
 * The settlement list as the agency's interface carries it (4101, and 4101A where marked): node and field, and the record's
 * field behind it; list nodes have one entry per item. `maindiag_flag` of the head repeats what stands in diseinfo.
 */
export const settlementColumns = `
node,column,zh,path,form,messages
setlinfo,mdtrt_id,就诊ID,settlement.encounterId,,4101 4101A
setlinfo,setl_id,结算ID,settlement.id,,4101 4101A
setlinfo,fixmedins_name,定点医药机构名称,org.name,,4101
setlinfo,fixmedins_code,定点医药机构编号,org.code,,4101
setlinfo,hi_setl_lv,医保结算等级,org.settleLevel,,4101
setlinfo,hi_no,医保编号,patient.insuranceNo,,4101 4101A
setlinfo,medcasno,病案号,record.mrn,,4101 4101A
setlinfo,dcla_time,申报时间,settlement.declaredAt,,4101 4101A
setlinfo,psn_name,人员姓名,patient.name,,4101
setlinfo,gend,性别,patient.sex,,4101
setlinfo,brdy,出生日期,patient.birthDate,,4101
setlinfo,age,年龄,patient.ageYears,,4101
setlinfo,ntly,国籍,patient.nationality,,4101 4101A
setlinfo,nwb_age,（年龄不足1周岁）年龄,patient.ageDays,,4101
setlinfo,naty,民族,patient.ethnicity,,4101
setlinfo,patn_cert_type,患者证件类别,patient.idType,,4101
setlinfo,certno,证件号码,patient.idNo,,4101
setlinfo,prfs,职业,patient.occupation,,4101 4101A
setlinfo,curr_addr,现住址,patient.address,,4101 4101A
setlinfo,emp_name,单位名称,patient.employer,,4101 4101A
setlinfo,emp_addr,单位地址,patient.employerAddress,,4101 4101A
setlinfo,emp_tel,单位电话,patient.employerPhone,,4101 4101A
setlinfo,poscode,邮编,patient.employerZip,,4101 4101A
setlinfo,coner_name,联系人姓名,contact.name,,4101 4101A
setlinfo,patn_rlts,与患者关系,contact.relation,,4101 4101A
setlinfo,coner_addr,联系人地址,contact.address,,4101 4101A
setlinfo,coner_tel,联系人电话,contact.phone,,4101 4101A
setlinfo,hi_type,医保类型,insurance.type,,4101
setlinfo,insuplc,参保地,insurance.poolingArea,,4101
setlinfo,sp_psn_type,特殊人员类型,insurance.specialPerson,,4101
setlinfo,nwb_adm_type,新生儿入院类型,patient.newbornAdmissionType,,4101 4101A
setlinfo,nwb_bir_wt,新生儿出生体重,patient.newbornBirthWeight[0],,4101 4101A
setlinfo,nwb_adm_wt,新生儿入院体重,patient.newbornAdmissionWeight,,4101 4101A
setlinfo,opsp_diag_caty,门诊慢特病诊断科别,settlement.chronicDept,,4101 4101A
setlinfo,opsp_mdtrt_date,门诊慢特病就诊日期,settlement.chronicDate,,4101 4101A
setlinfo,ipt_med_type,住院医疗类型,stay.inpatientType,,4101
setlinfo,adm_way,入院途径,stay.admissionRoute,,4101 4101A
setlinfo,trt_type,治疗类别,stay.treatmentCategory,,4101 4101A
setlinfo,adm_time,入院时间,stay.admitAt,,4101 4101A
setlinfo,adm_caty,入院科别,stay.admitDept,,4101
setlinfo,refldept_dept,转科科别,stay.transferDept,,4101 4101A
setlinfo,dscg_time,出院时间,stay.dischargeAt,,4101 4101A
setlinfo,dscg_caty,出院科别,stay.dischargeDept,,4101 4101A
setlinfo,act_ipt_days,实际住院天数,stay.los,,4101
setlinfo,otp_wm_dise,门（急）诊西医诊断,dx.outpatient.name,,4101 4101A
setlinfo,wm_dise_code,西医诊断疾病代码,dx.outpatient.code,,4101 4101A
setlinfo,otp_tcm_dise,门（急）诊中医诊断,dx.outpatientTcm.name,,4101 4101A
setlinfo,tcm_dise_code,中医诊断代码,dx.outpatientTcm.code,,4101 4101A
setlinfo,diag_code_cnt,诊断代码计数,dx.count,,4101
setlinfo,maindiag_flag,主诊断标志,,,4101
setlinfo,oprn_oprt_code_cnt,手术操作代码计数,stay.opCount,,4101
setlinfo,vent_used_dura,呼吸机使用时长,clin.ventilatorDuration,,4101 4101A
setlinfo,pwcry_bfadm_coma_dura,颅脑损伤患者入院前昏迷时长,clin.coma.before,,4101 4101A
setlinfo,pwcry_afadm_coma_dura,颅脑损伤患者入院后昏迷时长,clin.coma.after,,4101 4101A
setlinfo,bld_cat,输血品种,clin.blood.category,,4101
setlinfo,bld_amt,输血量,clin.blood.amount,,4101
setlinfo,bld_unt,输血计量单位,clin.blood.unit,,4101
setlinfo,spga_nurscare_days,特级护理天数,clin.nursing.special,,4101 4101A
setlinfo,lv1_nurscare_days,一级护理天数,clin.nursing.level1,,4101 4101A
setlinfo,scd_nurscare_days,二级护理天数,clin.nursing.level2,,4101 4101A
setlinfo,lv3_nurscare_days,三级护理天数,clin.nursing.level3,,4101 4101A
setlinfo,dscg_way,离院方式,stay.disposition,,4101 4101A
setlinfo,acp_medins_name,拟接收机构名称,stay.receivingHospital,receiving,4101 4101A
setlinfo,acp_optins_code,拟接收机构代码,stay.receivingCode,,4101 4101A
setlinfo,bill_code,票据代码,settlement.billCode,,4101 4101A
setlinfo,bill_no,票据号码,settlement.billNo,,4101 4101A
setlinfo,biz_sn,业务流水号,settlement.bizSerial,,4101 4101A
setlinfo,days_rinp_flag_31,出院31天内再住院计划标志,stay.readmitPlan31,,4101 4101A
setlinfo,days_rinp_pup_31,出院31天内再住院目的,stay.readmitPurpose,,4101 4101A
setlinfo,chfpdr_name,主诊医师姓名,sign.attending,,4101
setlinfo,chfpdr_code,主诊医师代码,sign.attendingCode,,4101 4101A
setlinfo,setl_begn_date,结算开始日期,settlement.beginDate,,4101 4101A
setlinfo,setl_end_date,结算结束日期,settlement.endDate,,4101 4101A
setlinfo,psn_selfpay,个人自付,settlement.copay,,4101
setlinfo,psn_ownpay,个人自费,settlement.notCovered,,4101
setlinfo,acct_pay,个人账户支出,settlement.account,,4101
setlinfo,psn_cashpay,个人现金支付,settlement.cash,,4101
setlinfo,hi_paymtd,医保支付方式,settlement.paymentMethod,,4101 4101A
setlinfo,hsorg,医保机构,settlement.agency,,4101
setlinfo,hsorg_opter,医保机构经办人,settlement.agencyOfficer,,4101
setlinfo,medins_fill_dept,医疗机构填报部门,settlement.fillDept,,4101 4101A
setlinfo,medins_fill_psn,医疗机构填报人,settlement.fillPerson,,4101 4101A
setlinfo,psn_no,人员编号,settlement.personNo,,4101A
setlinfo,mul_nwb_bir_wt,多新生儿出生体重,patient.newbornBirthWeight[],,4101A
setlinfo,mul_nwb_adm_wt,多新生儿入院体重,patient.newbornAdmissionWeights[],,4101A
setlinfo,resp_nurs_code,责任护士代码,sign.nurseCode,,4101A
setlinfo,stas_type,状态分类,settlement.status,,4101A
payinfo,fund_pay_type,基金支付类型,settlement.payinfo[].fundType,,4101
payinfo,fund_payamt,基金支付金额,settlement.payinfo[].amount,,4101
opspdiseinfo,diag_name,诊断名称,settlement.chronic[].dxName,,4101 4101A
opspdiseinfo,diag_code,诊断代码,settlement.chronic[].dxCode,,4101 4101A
opspdiseinfo,oprn_oprt_name,手术操作名称,settlement.chronic[].opName,,4101 4101A
opspdiseinfo,oprn_oprt_code,手术操作代码,settlement.chronic[].opCode,,4101 4101A
diseinfo,diag_type,诊断类别,settlement.dx[].type,,4101 4101A
diseinfo,diag_code,诊断代码,settlement.dx[].code,,4101 4101A
diseinfo,diag_name,诊断名称,settlement.dx[].name,,4101 4101A
diseinfo,adm_cond_type,入院病情类型,settlement.dx[].poa,,4101 4101A
diseinfo,maindiag_flag,主诊断标志,settlement.dx[].principalFlag,,4101 4101A
iteminfo,med_chrgitm,医疗收费项目,settlement.items[].category,,4101
iteminfo,amt,金额,settlement.items[].amt,,4101
iteminfo,claa_sumfee,甲类费用合计,settlement.items[].classA,,4101
iteminfo,clab_amt,乙类金额,settlement.items[].classB,,4101
iteminfo,fulamt_ownpay_amt,全自费金额,settlement.items[].ownPay,,4101
iteminfo,oth_amt,其他金额,settlement.items[].other,,4101
oprninfo,oprn_oprt_type,手术操作类别,settlement.op[].type,,4101 4101A
oprninfo,oprn_oprt_name,手术操作名称,settlement.op[].name,,4101 4101A
oprninfo,oprn_oprt_code,手术操作代码,settlement.op[].code,,4101 4101A
oprninfo,oprn_oprt_date,手术操作日期,settlement.op[].date,,4101
oprninfo,anst_way,麻醉方式,settlement.op[].anesthesia,,4101 4101A
oprninfo,oper_dr_name,术者医师姓名,settlement.op[].surgeon,,4101
oprninfo,oper_dr_code,术者医师代码,settlement.op[].surgeonCode,,4101 4101A
oprninfo,anst_dr_name,麻醉医师姓名,settlement.op[].anesthetist,,4101
oprninfo,anst_dr_code,麻醉医师代码,settlement.op[].anesthetistCode,,4101 4101A
oprninfo,oprn_oprt_begntime,手术操作起始时间,settlement.op[].beginAt,,4101A
oprninfo,oprn_oprt_endtime,手术操作结束时间,settlement.op[].endAt,,4101A
oprninfo,anst_begntime,麻醉起始时间,settlement.op[].anesthesiaBegin,,4101A
oprninfo,anst_endtime,麻醉结束时间,settlement.op[].anesthesiaEnd,,4101A
icuinfo,scs_cutd_ward_type,重症监护病房类型,icu[].wardType,,4101 4101A
icuinfo,scs_cutd_inpool_time,重症监护进入时间,icu[].inAt,,4101 4101A
icuinfo,scs_cutd_exit_time,重症监护退出时间,icu[].outAt,,4101 4101A
icuinfo,scs_cutd_sum_dura,重症监护合计时长,icu[].duration,,4101 4101A
bldinfo,bld_cat,输血品种,settlement.blood[].category,,4101A
bldinfo,bld_amt,输血量,settlement.blood[].amount,,4101A
bldinfo,bld_unt,输血计量单位,settlement.blood[].unit,,4101A
`;
