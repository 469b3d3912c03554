import { areaMessages } from '../../i18n/area-messages.ts';

export const worklistMessages = areaMessages({ zh: {}, en: {} });
