package io.github.atcollector.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Properties that know the order in which a file has them. */
final class OrderedProperties extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> inOrder = new LinkedHashMap<>();

    @Override
    public synchronized Object put(Object key, Object value) {
        inOrder.put(key.toString(), value.toString().strip());
        return super.put(key, value);
    }

    /** The values by key, without the white space after them. */
    Map<String, String> inOrder() {
        return inOrder;
    }
}
