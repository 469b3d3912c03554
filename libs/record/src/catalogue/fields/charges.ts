/** Charge lines of the stay, and the time stamps of the workflow. One line per field; columns as in `field-table.ts`. */
export const chargesFields = `
path,section,zh,en,type,length,places,valueSet,unit,document,identifying,initials,requiredWhen,note
charges[].itemCode,charges,收费项目编码,Item code,code,40,,,,charges,,sfxmbm,,
charges[].itemGroup,charges,收费项目类别,Item group,code,20,,,,charges,,sfxmlb,,
charges[].name,charges,收费项目名称,Item name,string,200,,,,charges,,sfxmmc,,
charges[].quantity,charges,数量,Quantity,decimal,,,,,charges,,sl,,
charges[].unitPrice,charges,单价,Unit price,decimal,,,,元,charges,,dj,,
charges[].amount,charges,金额,Amount,decimal,,,,元,charges,,je,,
charges[].at,charges,收费时间,Charged at,datetime,,,,,charges,,sfsj,,
charges[].dept,charges,开单科室,Ordering department,code,20,,,,charges,,kdks,,
charges[].orderId,charges,医嘱号,Order id,string,64,,,,charges,yes,yzh,,
workflow.physicianSubmittedAt,workflow,医师提交时间,Submitted by the physician,datetime,,,,,workflow,,ystjsj,,
workflow.archivedAt,workflow,归档时间,Archived,datetime,,,,,workflow,,gdsj,,
workflow.codedAt,workflow,编码完成时间,Coded,datetime,,,,,workflow,,bmwcsj,,
workflow.returnedAt,workflow,退回时间,Returned,datetime,,,,,workflow,,thsj,,
workflow.correctedAt,workflow,更正时间,Corrected,datetime,,,,,workflow,,gzsj,,
`;
