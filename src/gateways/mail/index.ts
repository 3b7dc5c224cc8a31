export { mailGateway, type MailMessage, type SendMail } from './mail-gateway.ts';
