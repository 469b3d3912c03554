import { areaMessages } from '../../i18n/area-messages.ts';

export const casesMessages = areaMessages({ zh: {}, en: {} });
