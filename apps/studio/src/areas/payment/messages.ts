import { areaMessages } from '../../i18n/area-messages.ts';

export const paymentMessages = areaMessages({ zh: {}, en: {} });
