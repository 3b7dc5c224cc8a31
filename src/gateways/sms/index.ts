export { smsGateway, type SendSms, type SmsMessage } from './sms-gateway.ts';
