/** Charges of the front page: 24 leaf categories; lines marked inside their parent are never added again. One line per field; columns as in `field-table.ts`. */
export const feeFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
fee.total,fee,住院费用总费用,Total charge,decimal,10,2,,元,frontPage,,zyfyzfy,always (0 allowed),total = Σ of items (1)-(24) without the 其中 lines
fee.selfPaid,fee,自付金额,Of which paid by patient,decimal,10,2,,元,frontPage,,zfje,always (0 allowed),
fee.generalService,fee,(1)一般医疗服务费,General medical service,decimal,10,2,,元,frontPage,,ybylfwf,always (0 allowed),
fee.generalTreatment,fee,(2)一般治疗操作费,General treatment operations,decimal,10,2,,元,frontPage,,ybzlczf,always (0 allowed),
fee.nursing,fee,(3)护理费,Nursing,decimal,10,2,,元,frontPage,,hlf,always (0 allowed),
fee.serviceOther,fee,(4)其他费用（综合医疗服务类）,Other general service,decimal,10,2,,元,frontPage,,qtfy,always (0 allowed),
fee.dxPathology,fee,(5)病理诊断费,Pathology,decimal,10,2,,元,frontPage,,blzdf,always (0 allowed),
fee.dxLab,fee,(6)实验室诊断费,Laboratory,decimal,10,2,,元,frontPage,,syszdf,always (0 allowed),
fee.dxImaging,fee,(7)影像学诊断费,Imaging,decimal,10,2,,元,frontPage,,yxxzdf,always (0 allowed),
fee.dxClinical,fee,(8)临床诊断项目费,Clinical diagnostic items,decimal,10,2,,元,frontPage,,lczdxmf,always (0 allowed),
fee.nonSurgical,fee,(9)非手术治疗项目费,Non-surgical treatment,decimal,10,2,,元,frontPage,,fsszlxmf,always (0 allowed),
fee.physical,fee,临床物理治疗费,of which physical therapy,decimal,10,2,,元,frontPage,,lcwlzlf,always (0 allowed),a component marked 其中 is inside its parent: never add it twice
fee.surgical,fee,(10)手术治疗费,Surgical treatment,decimal,10,2,,元,frontPage,,sszlf,always (0 allowed),
fee.anesthesia,fee,麻醉费,of which anaesthesia,decimal,10,2,,元,frontPage,,mzf,always (0 allowed),a component marked 其中 is inside its parent: never add it twice
fee.operation,fee,手术费,of which operation,decimal,10,2,,元,frontPage,,ssf,always (0 allowed),a component marked 其中 is inside its parent: never add it twice
fee.rehab,fee,(11)康复费,Rehabilitation,decimal,10,2,,元,frontPage,,kff,always (0 allowed),
fee.tcm,fee,(12)中医治疗费,TCM treatment,decimal,10,2,,元,frontPage,,zyzlf,always (0 allowed),
fee.westernDrug,fee,(13)西药费,Western drugs,decimal,10,2,,元,frontPage,,xyf,always (0 allowed),
fee.antibiotic,fee,抗菌药物费用,of which antibacterials,decimal,10,2,,元,frontPage,,kjywfy,always (0 allowed),a component marked 其中 is inside its parent: never add it twice
fee.patentTcm,fee,(14)中成药费,Chinese patent drugs,decimal,10,2,,元,frontPage,,zcyf,always (0 allowed),
fee.herbal,fee,(15)中草药费,Herbal drugs,decimal,10,2,,元,frontPage,,zcyf,always (0 allowed),
fee.blood,fee,(16)血费,Blood,decimal,10,2,,元,frontPage,,xf,always (0 allowed),
fee.albumin,fee,(17)白蛋白类制品费,Albumin products,decimal,10,2,,元,frontPage,,bdblzpf,always (0 allowed),
fee.globulin,fee,(18)球蛋白类制品费,Globulin products,decimal,10,2,,元,frontPage,,qdblzpf,always (0 allowed),
fee.coagulation,fee,(19)凝血因子类制品费,Coagulation factors,decimal,10,2,,元,frontPage,,nxyzlzpf,always (0 allowed),
fee.cytokine,fee,(20)细胞因子类制品费,Cytokines,decimal,10,2,,元,frontPage,,xbyzlzpf,always (0 allowed),
fee.matExam,fee,(21)检查用一次性医用材料费,Disposable materials - examination,decimal,10,2,,元,frontPage,,jcyycxyyclf,always (0 allowed),
fee.matTreat,fee,(22)治疗用一次性医用材料费,Disposable materials - treatment,decimal,10,2,,元,frontPage,,zlyycxyyclf,always (0 allowed),
fee.matSurgery,fee,(23)手术用一次性医用材料费,Disposable materials - surgery,decimal,10,2,,元,frontPage,,ssyycxyyclf,always (0 allowed),
fee.other,fee,(24)其他费,Other,decimal,10,2,,元,frontPage,,qtf,always (0 allowed),
`;
