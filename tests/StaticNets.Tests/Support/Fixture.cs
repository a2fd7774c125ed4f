using System.Runtime.InteropServices;
using System.Text.Json;

namespace StaticNets.Tests.Support;

/// <summary>
/// A file of reference tensors written by <c>Fixtures/make_fixtures.py</c>, which lists the content of each file. This class shares no code
/// with the library's own reader, so that a fault of the library's reader is not hidden.
/// </summary>
public sealed class Fixture
{
    private readonly string _file;
    private readonly byte[] _bytes;
    private readonly int _dataStart;
    private readonly Dictionary<string, Entry> _entries;

    private Fixture(string file, byte[] bytes)
    {
        _file = file;
        _bytes = bytes;
        var headerLength = checked((int)BitConverter.ToInt64(bytes));
        _dataStart = sizeof(long) + headerLength;
        using var header = JsonDocument.Parse(bytes.AsMemory(sizeof(long), headerLength));
        _entries = header
            .RootElement.EnumerateObject()
            .Where(property => property.Name != "__metadata__")
            .ToDictionary(property => property.Name, property => property.Value.Deserialize<Entry>()!);
    }

    /// <summary>The names of all tensors.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Opens <c>Fixtures/{name}.safetensors</c> beside the test assembly.</summary>
    public static Fixture Open(string name)
    {
        var file = name + ".safetensors";
        return new Fixture(file, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", file)));
    }

    /// <summary>Returns the shape of a tensor; it is empty for a scalar.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such tensor.</exception>
    public int[] Shape(string name)
    {
        return Find(name).shape;
    }

    /// <summary>Returns the values of a tensor, row by row.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such tensor.</exception>
    /// <exception cref="InvalidOperationException">The tensor holds another type than <typeparamref name="T"/>.</exception>
    /// <exception cref="InvalidDataException">The file does not hold as many values as the shape says.</exception>
    public T[] Get<T>(string name)
        where T : unmanaged
    {
        var entry = Find(name);
        if (entry.dtype != TypeName<T>())
        {
            throw new InvalidOperationException($"{_file}: {name} holds {entry.dtype}, not {typeof(T).Name}.");
        }

        var start = _dataStart + entry.data_offsets[0];
        var end = _dataStart + entry.data_offsets[1];
        var count = entry.shape.Aggregate(1, (product, size) => product * size);
        if (end > _bytes.Length || end - start != count * Marshal.SizeOf<T>())
        {
            throw new InvalidDataException(
                $"{_file}: {name} should have {count} {entry.dtype}; it takes bytes {start} to {end} of {_bytes.Length}."
            );
        }

        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(start, end - start)).ToArray();
    }

    /// <summary>Returns the values of a tensor of any type, widened to double.</summary>
    /// <inheritdoc cref="Get{T}"/>
    public double[] GetAsDouble(string name)
    {
        return Find(name).dtype switch
        {
            "F32" => Array.ConvertAll(Get<float>(name), value => (double)value),
            "I32" => Array.ConvertAll(Get<int>(name), value => (double)value),
            _ => Get<double>(name),
        };
    }

    private static string TypeName<T>()
    {
        return default(T) switch
        {
            float => "F32",
            double => "F64",
            int => "I32",
            _ => typeof(T).Name,
        };
    }

    private Entry Find(string name)
    {
        return _entries.TryGetValue(name, out var entry)
            ? entry
            : throw new KeyNotFoundException($"{_file} has no tensor '{name}'; it has {string.Join(", ", Names)}.");
    }

    /// <summary>The entry of a tensor in the header; the names of the members are those of the format.</summary>
    private sealed record Entry(string dtype, int[] shape, int[] data_offsets);
}
