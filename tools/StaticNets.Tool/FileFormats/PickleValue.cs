namespace StaticNets.Tool.FileFormats;

/// <summary>A value of a pickle: one of the few kinds that a file of PyTorch tensors needs.</summary>
internal abstract record PickleValue;

/// <summary>A number, a truth value, a text or None; tuples of numbers and texts describe tensors.</summary>
/// <param name="Content">A <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> or <see langword="null"/>.</param>
internal sealed record PickleScalar(object? Content) : PickleValue;

/// <summary>A tuple or a list; a list grows while the pickle is read.</summary>
internal sealed record PickleList(List<PickleValue> Items) : PickleValue;

/// <summary>A dictionary, with keys and values in the order of the file.</summary>
internal sealed record PickleDictionary(List<(PickleValue Key, PickleValue Value)> Items) : PickleValue;

/// <summary>A class or a function that the file names.</summary>
internal sealed record PickleGlobal(string Name) : PickleValue;

/// <summary>Numbers in an entry of the archive.</summary>
/// <param name="Type">The class of the storage, <c>FloatStorage</c> for example.</param>
/// <param name="Key">The name of the entry.</param>
/// <param name="Count">The number of elements.</param>
internal sealed record PickleStorage(string Type, string Key, long Count) : PickleValue;

/// <summary>A tensor: a part of a storage.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="First">The element of the storage at index 0.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Strides">The distance in the storage between neighbours on each axis.</param>
internal sealed record PickleTensor(PickleStorage Storage, long First, long[] Shape, long[] Strides) : PickleValue;
