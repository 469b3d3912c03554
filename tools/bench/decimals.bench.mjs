/** The arithmetic of one payment: weight × rate × coefficient, rounded to 0.01 yuan, less the charge. */
const inputs = Array.from({ length: 1000 }, (_, i) => ({
  weight: `${(i % 7) + 1}.${String((i * 37) % 10000).padStart(4, '0')}`,
  rate: '10800.00',
  coefficient: `1.0${i % 10}`,
  charge: `${8000 + i * 13}.${String((i * 7) % 100).padStart(2, '0')}`,
}));

export default {
  title: 'One payment formula: three factors, one rounding, one difference, read from text and written to text',
  baseline: 'core Decimal',
  iterations: 20_000,
  note: 'Doubles give wrong cents now and then; they are here as the floor.',
  prepare: async () => {
    const { decimal, formatFixed, roundDecimal } = await import('@caseloom/core');
    return {
      runs: {
        'core Decimal': (i) => {
          const { weight, rate, coefficient, charge } = inputs[i % 1000];
          const standard = roundDecimal(decimal(weight).times(decimal(rate)).times(decimal(coefficient)), 2);
          return formatFixed(standard.minus(decimal(charge)), 2);
        },
        'scaled BigInt': (i) => {
          const { weight, rate, coefficient, charge } = inputs[i % 1000];
          const product = scaled(weight, 4) * scaled(rate, 2) * scaled(coefficient, 2);
          const standard = (product + 500_000n) / 1_000_000n;
          return fixed(standard - scaled(charge, 2));
        },
        double: (i) => {
          const { weight, rate, coefficient, charge } = inputs[i % 1000];
          const standard = Math.round(Number(weight) * Number(rate) * Number(coefficient) * 100) / 100;
          return (standard - Number(charge)).toFixed(2);
        },
      },
    };
  },
};

function scaled(text, places) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function fixed(cents) {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
