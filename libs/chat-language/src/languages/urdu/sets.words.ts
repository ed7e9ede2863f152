import { anyOf } from '../../text/phrases.js';

/** Named sets of words that the patterns of `rules/` share. */
export const urduSets: Readonly<Record<string, string>> = {
  historyNoun:
    'history|hisotry|tareekhcha|tarikhcha|tabdeeliyan|tabdeeliyaan|tabdiliyan|record|changes|تاریخچہ|تبدیلیاں|ہسٹری|ریکارڈ',
  changed: 'badlo|badla|badli|badle|tabdeeli|tabdili|بدلا|بدلی|بدلے|تبدیلی|تبدیلیاں|tabdeeliyan',
  greet: anyOf(
    'salam|salaam|assalam o alaikum|assalamualaikum|assalam alaikum|assalamu alaikum|aslam o alaikum',
    'asalam o alaikum|aoa|adaab|aadab|hello|hi|walaikum assalam|walekum salam|subah bakhair|shab bakhair',
    'السلام علیکم|سلام|آداب|ہیلو|وعلیکم السلام|صبح بخیر|شب بخیر|assalam o alikum|assalam-o-alaikum',
    'as-salamu alaykum|hello ji|assalamoalaikum|morning bakhair|night bakhair|morning بخیر|السلام و علیکم',
    'اسلام علیکم|السلامُ علیکم',
  ),
  thanks:
    'shukriya|shukria|bohat shukriya|bahut shukriya|bht shukriya|shukriyah|meharbani|mehrbani|jazakallah|jazak allah|شکریہ|بہت شکریہ|مہربانی|جزاک اللہ|آپ of شکریہ|آپ کا شکریہ|thanks|shukriya bohat|aap of shukriya|bohat meharbani|bahut meharbani',
  chat: anyOf(
    'all theek|all theek hai|all ٹھیک hai|tumhara naam what hai|aapka naam what hai|آپ of naam what hai',
    'تمہارا naam what hai|ruko|ruk jao|رکو|رک جاؤ|nahi nahi|galat hogaya|غلط hogaya|koi nahi|کوئی nahi',
    'kuch nahi|کچھ nahi|hargiz nahi|ہرگز nahi|dono nahi|nahi karo|rehne two|رہنے two|tum which ho',
    'aap which ho|ap which ho|tum which hai|تم which ہو|aap of naam what hai|tum of naam what hai|nahi|haan',
    'جی ہاں|ji haan|nahi shukriya|theek hai|theek hai|acha|achha|accha|ٹھیک hai|ٹھیک|اچھا|kese ho|kaise ho',
    'kaise hai|kaise hain aap|aap kaise hai|آپ کیسے hai|کیسے ہو|کیا حال hai|what haal hai|zabardast',
    'bohat khoob|shabash|شاباش|زبردست|بہت خوب|khuda hafiz|allah hafiz|خدا حافظ|اللہ حافظ|tum kon ho',
    'aap which hai|ٹھیک ہے|what حال hai|kya haal hai|haan|han|ji|جی|ہاں|theek|thik|thik hai|bohat acha',
    'bahut acha|بہت اچھا|ap kaise hai|tum kaise ho',
  ),
  help: 'madad|help|مدد|ہیلپ|rehnumai|رہنمائی',
  helpAsk: anyOf(
    'tum what what karo sakte ho|tum what what karo sakte hai|ap what what karo sakte hai',
    'تم what what karo سکتے ہو|aap what what karo sakte ho|aap what karo sakte ho|what karo sakte ho',
    'what karo sakte hai|mujhe samajh nahi aaya|samajh nahi aaya|سمجھ نہیں آیا|مجھے سمجھ نہیں آیا',
    'tum what karo سکتے ہو|aap what karo sakte hai|tum what karo sakte ho|ap what karo sakte hai',
    'آپ what karo سکتے hai|تم what karo سکتے ہو|what what karo sakte ho|what what karo sakte hai',
    'aap what what karo sakte hai|mujhe my madad karo|mein what karo sakta hoon|mein what bol sakta hoon',
    'آپ what what karo سکتے hai|my madad karo|aap my what madad karo sakte hai',
    'tum my what madad karo sakte ho',
  ),
  friend: 'yaar|yar|bhai|bhaijan|ji|dost|janab|behan|sab|sahib|doston|یار|بھائی|جی|دوست|جناب|صاحب',
  speak: 'baat karo|jawab two|jawab dena|jawab dein|bolo|bol|baat|جواب dena|جواب دو|بات karo|بولو|جواب dein|reply karo',
  send: 'bhejo|do|two|dein|dena|karo|dikhao|chahiye|چاہیے|چاہئے|rakho|lejao|shamil',
  did: anyOf(
    'ban gaya|ban gayi|mil gaya|mil gayi|aa gaya|aa gayi|بن گیا|بن گئی|مل گیا|مل گئی|آ گیا|آ گئی|shamil li',
    'shamil liya|shamil lia|shamil di|shamil diya|bhej di|bhej diya|le li|le liya|le lia|de di|de diya',
    'kharid li|kharid liya|dho li|dho liya|dho di|dekh li|dekh liya|parh li|parh liya|utha liya|utha li|la di',
    'la diya|mil liya|li|liya|lia|di|diya|لی|لیا|دی|دیا|shamil لی|shamil لیا|shamil دی|shamil دیا|بھیج دی',
    'بھیج دیا|لے لی|لے لیا|دے دی|دے دیا|خرید لی|خرید لیا|دھو لی|دھو لیا|دھو دی|دیکھ لی|دیکھ لیا|پڑھ لی',
    'پڑھ لیا|اٹھا لیا|لا دی|لا دیا|مل لیا',
  ),
  why: 'kyun|kiun|kyon|kyu|کیوں',
};
