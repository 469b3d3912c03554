import { areaMessages } from '../../i18n/area-messages.ts';

export const adminMessages = areaMessages({ zh: {}, en: {} });
