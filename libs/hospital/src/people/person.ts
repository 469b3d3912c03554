import { dateFromDayNumber, dayNumber } from '@caseloom/core';
import type { Random } from '../random.ts';

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'.split('');
const GIVEN_MALE = '伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建华建国志强海涛文博子轩浩然'.split(
  '',
);
const GIVEN_FEMALE = '芳娜敏静丽艳娟霞秀英玲桂兰洁燕梅琳雪倩颖莉慧婷红云萍丹蓉欣怡梦佳悦雨桐淑华玉兰'.split('');
const DISTRICTS = [
  { code: '990102', zip: '990100', name: '示例市东湖区' },
  { code: '990103', zip: '990101', name: '示例市西城区' },
  { code: '990104', zip: '990102', name: '示例市南山区' },
  { code: '990121', zip: '990200', name: '示例市清河县' },
];
const STREETS = ['人民路', '解放路', '建设路', '和平街', '中山路', '文化路', '新华街', '青年路'];

/** Somebody who does not exist: the district codes begin with 99, which no real place has. */
export interface Person {
  readonly idNo: string;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly birthDate: string;
  readonly address: string;
  readonly zip: string;
  readonly phone: string;
  readonly mrn: string;
  readonly insuranceNo: string;
  readonly paymentSource: string;
  readonly insuranceType: string;
}

export function makePerson(
  random: Random,
  serial: number,
  sex: '1' | '2',
  birthDate: string,
  employed: boolean,
): Person {
  const district = random.pick(DISTRICTS);
  const given = sex === '1' ? GIVEN_MALE : GIVEN_FEMALE;
  const name = random.pick(SURNAMES) + random.pick(given) + (random.chance(0.6) ? random.pick(given) : '');
  const source = employed ? '1' : random.chance(0.93) ? '2' : '7';
  return {
    idNo: idNumber(district.code, birthDate, random.int(0, 99), sex),
    name,
    sex,
    birthDate,
    address: `${district.name}${random.pick(STREETS)}${random.int(1, 300)}号${random.int(1, 20)}栋${random.int(101, 2404)}室`,
    zip: district.zip,
    phone: mobile(random),
    mrn: String(100000 + serial),
    insuranceNo: `99${String(serial).padStart(10, '0')}`,
    paymentSource: source,
    insuranceType: source === '1' ? '310' : source === '2' ? '390' : '',
  };
}

export function mobile(random: Random): string {
  return `1${random.pick(['38', '39', '50', '56', '77', '86'])}${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
}

/** 18-character resident number with its check digit (GB 11643-1999, mod 11-2). */
export function idNumber(district: string, birthDate: string, order: number, sex: '1' | '2'): string {
  const sequence = String(order).padStart(2, '0') + String(sex === '1' ? (order % 5) * 2 + 1 : (order % 5) * 2);
  const body = district + birthDate.replaceAll('-', '') + sequence;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

/** A birth date that makes a person of that many whole years on a day. */
export function birthDateFor(random: Random, on: string, ageYears: number): string {
  const day = dayNumber(on);
  if (day === undefined) throw new RangeError(`not a date: ${on}`);
  return dateFromDayNumber(day - Math.floor(ageYears * 365.2425) - random.int(30, 330));
}
