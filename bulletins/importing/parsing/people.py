"""Names of people, by their surnames: 方远, 江　明, 欧阳若溪."""

import re

# The surnames of nearly all: the commonest, and those that stand for offices or things no less.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔"
    "向常汤康易乔牛葛樊温齐庄施鲁辛倪柳章洪俞岑凌霍柯柏阮翟季安祝童詹景卜欧盛颜穆甘裴席关焦左纪柴单涂"
    "路耿尚匡卓桑邢骆岳包鲍楚裘管蓝娄丛麦褚费宁应喻房宫滕苗冉项闵祁靳符申古窦宗苟闻晏佟谷连冷游屈"
    "瞿华池戚解仇饶米聂牟桂艾艺晋车芦成蔺"
)
_COMPOUND = "欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|南宫"
_HAN = "[\u4e00-\u9fff]"
PERSON = rf"(?:{_COMPOUND}|[{_SURNAMES}]) {{0,2}}{_HAN}(?: {{0,2}}{_HAN})?"
PEOPLE = rf"{PERSON}(?:(?: +|[、,] *){PERSON}){{0,5}}"
_PEOPLE = re.compile(rf"\(?{PEOPLE}\)?")
_OFFICES = (
    "书记|主任|局长|部长|厅长|市长|县长|区长|镇长|乡长|处长|科长|院长|校长|所长|站长|会长|社长|主席|秘书长"
    "|组长|队长|董事长|总经理|经理|委员|常委|主编|教授|研究员|讲师|干部|调研员|巡视员"
)
_HOLDER = re.compile(rf"\(?{_HAN}[{_HAN[1:-1]}()、·]{{1,38}}(?:{_OFFICES}) +{PERSON}\)?")
# Two or three characters that begin like a name and are none.
_NO_NAME = re.compile(
    "[前引序导绪]言|方[案法向式针]|安[排全心]|成[果效绩长才立]|管[理用好]|关于|简介|高[质标度效校新]|任[务期职]"
    "|常[态学委抓]|应[对急]|施[工策]|田[间头野]|严[肃格管明]|金融|于是|温馨|黄河|江[原河]|时[间代]|雷厉|明确|马上|包[括联]"
)


def are_people(folded: str) -> bool:
    """Whether ``folded`` is nothing but names, brackets around them or not."""
    bare = folded.strip("() ")
    return bool(_PEOPLE.fullmatch(folded)) and not _NO_NAME.match(bare)


def is_office_holder(folded: str) -> bool:
    """``松涧县委书记　沈既明``"""
    return bool(_HOLDER.fullmatch(folded))
