package io.github.atcollector.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Windows of one target, of which there may be a hundred thousand: each takes eight bytes, and is made when it is asked for. */
public final class WindowList extends AbstractList<Window> implements RandomAccess {
    private static final int HOURS_BITS = 15;
    private static final int AGAIN_BIT = 1 << HOURS_BITS;
    private static final int START_BITS = HOURS_BITS + 1;

    private final String target;
    private long[] codes = new long[8];
    private int size;

    /** An empty one. */
    public WindowList(String target) {
        this.target = target;
    }

    @Override
    public boolean add(Window window) {
        modCount++;
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, 2 * size);
        }
        codes[size++] = window.startHour() << START_BITS | (window.again() ? AGAIN_BIT : 0) | window.hours();
        return true;
    }

    /** The same, oldest first. */
    public WindowList sorted() {
        Arrays.sort(codes, 0, size);
        return this;
    }

    @Override
    public Window get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        long code = codes[index];
        return Window.ofHours(target, code >> START_BITS, (int) code & AGAIN_BIT - 1, (code & AGAIN_BIT) != 0);
    }

    @Override
    public int size() {
        return size;
    }
}
