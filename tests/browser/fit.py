"""What does not fit on a page: how far it is too wide, and every text that is cut off or runs out of its button."""

from playwright.sync_api import Page

CUT_OFF = """() => {
    const cuts = (value) => value === 'hidden' || value === 'clip';
    const scrolls = (value) => value === 'auto' || value === 'scroll';
    const forTheEar = (e, style) => style.clipPath !== 'none' || (e.offsetWidth <= 1 && e.offsetHeight <= 1);
    const boxes = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    };
    // The part that cuts this box off, or null; what lies in something that scrolls is reached by scrolling.
    const cutBy = (element, box) => {
        let { left, right, top, bottom } = box;
        let free = '';
        for (let e = element; e; e = e.parentElement) {
            const style = getComputedStyle(e);
            if (forTheEar(e, style)) return null;
            const clipsUs = !free || (free === 'absolute' && style.position !== 'static');
            if (clipsUs) {
                free = '';
                const edge = e.getBoundingClientRect();
                const middle = (top + bottom) / 2;
                const root = e === document.documentElement || e === document.body;
                const end = root ? document.documentElement.clientWidth : edge.right;
                if (cuts(style.overflowX) && (right > end + 1 || (!root && left < edge.left - 1))) return e;
                if (cuts(style.overflowY) && !root && (middle > edge.bottom || middle < edge.top)) return e;
                if (scrolls(style.overflowX)) { left = Math.max(left, edge.left); right = Math.min(right, edge.right); }
                if (scrolls(style.overflowY)) { top = bottom = Math.min(Math.max(middle, edge.top), edge.bottom); }
            }
            if (style.position === 'absolute' || style.position === 'fixed') free = style.position;
        }
        return null;
    };
    // The button or badge whose border this box runs into, or null: a word belongs inside it, with room around it.
    const tooNarrow = (element, box) => {
        const frame = element.closest('button, .nl-button, .utrecht-status-badge');
        if (!frame || forTheEar(element, getComputedStyle(element))) return null;
        const edge = frame.getBoundingClientRect(), style = getComputedStyle(frame);
        const room = edge.right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
        return box.right > room + 1 ? frame : null;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        if (!node.textContent.trim() || element.closest('script, style, option, template')) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        for (const box of boxes(node)) {
            const culprit = cutBy(element, box) ?? tooNarrow(element, box);
            if (culprit) {
                const text = node.textContent.trim().slice(0, 50);
                found.push(`"${text}" does not fit in ${culprit.cloneNode().outerHTML.slice(0, 80)}`);
                break;
            }
        }
    }
    return found;
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def misfits_on(page: Page) -> list[str]:
    """What does not fit at the present size; empty when all text can be read."""
    over = page.evaluate(TOO_WIDE)
    return [*([f"{over} px too wide"] if over > 0 else []), *page.evaluate(CUT_OFF)]
