using System.Globalization;
using System.Xml.Linq;
using StaticNets.Files;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Weights;

/// <summary>
/// Reads the header of a safetensors file: a JSON object that gives <c>dtype</c>, <c>shape</c> and <c>data_offsets</c> of each tensor. The
/// data of the tensors must fill the rest of the file without gaps. This class checks the rules that can be checked at build time; loading
/// the file checks these rules again, and further ones.
/// </summary>
internal static class WeightHeader
{
    private const string Metadata = "__metadata__";

    private static readonly Dictionary<string, int> _bytes = new(StringComparer.Ordinal)
    {
        ["F64"] = 8,
        ["I64"] = 8,
        ["U64"] = 8,
        ["F32"] = 4,
        ["I32"] = 4,
        ["U32"] = 4,
        ["F16"] = 2,
        ["BF16"] = 2,
        ["I16"] = 2,
        ["U16"] = 2,
        ["I8"] = 1,
        ["U8"] = 1,
        ["BOOL"] = 1,
    };

    /// <param name="header">The header object.</param>
    /// <param name="dataLength">Number of bytes after the header.</param>
    public static (EquatableArray<WeightTensor> Tensors, WeightFault? Fault) Read(XElement header, long dataLength)
    {
        if (!Json.Is(header, "object"))
        {
            return (default, new WeightFault("a header that is one object of tensors", "a header of another kind"));
        }

        string? twice = header.Elements().Select(Json.Name).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            return (default, new WeightFault("each name once", $"{ForeignName.Quote(twice)} twice"));
        }

        if (Json.Member(header, Metadata) is { } metadata && !IsTexts(metadata))
        {
            return (default, new WeightFault($"an object of strings for '{Metadata}'", "something else"));
        }

        List<WeightTensor> tensors = [];
        List<(string Name, long Begin, long End)> places = [];
        foreach (XElement member in header.Elements().Where(member => Json.Name(member) != Metadata))
        {
            string name = Json.Name(member);
            long[]? shape = Numbers(member, "shape");
            long[]? offsets = Numbers(member, "data_offsets");
            if (Json.Text(member, "dtype") is not { } dtype || shape is null || offsets?.Length != 2 || offsets[1] < offsets[0])
            {
                return (
                    default,
                    new WeightFault($"'dtype', 'shape' and two 'data_offsets' of the tensor {ForeignName.Quote(name)}", "something else")
                );
            }

            (long begin, long end) = (offsets[0], offsets[1]);
            long length = shape.Aggregate(1L, Saturate.Multiply);
            if (_bytes.TryGetValue(dtype, out int bytes) && Saturate.Multiply(length, bytes) != end - begin)
            {
                string size = $"{Saturate.Multiply(length, bytes)} bytes of the tensor {ForeignName.Quote(name)}";
                return (default, new WeightFault(size, $"{end - begin} between its data_offsets"));
            }

            tensors.Add(new WeightTensor(name, dtype, new EquatableArray<long>(shape)));
            places.Add((name, begin, end));
        }

        return (tensors.ToEquatableArray(), Gap(places, dataLength));
    }

    private static bool IsTexts(XElement value) => Json.Is(value, "object") && value.Elements().All(member => Json.Is(member, "string"));

    private static WeightFault? Gap(List<(string Name, long Begin, long End)> places, long dataLength)
    {
        long covered = 0;
        foreach ((string name, long begin, long end) in places.OrderBy(place => place.Begin).ThenBy(place => place.End))
        {
            if (begin != covered)
            {
                return new WeightFault($"the data of the tensor {ForeignName.Quote(name)} from byte {covered} on", $"byte {begin}");
            }

            covered = end;
        }

        return covered == dataLength ? null : new WeightFault($"{covered} bytes behind the header", $"{dataLength}");
    }

    private static long[]? Numbers(XElement tensor, string name)
    {
        if (Json.Member(tensor, name) is not { } array || !Json.Is(array, "array"))
        {
            return null;
        }

        List<long> numbers = [];
        foreach (XElement item in array.Elements())
        {
            if (!long.TryParse(item.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}
