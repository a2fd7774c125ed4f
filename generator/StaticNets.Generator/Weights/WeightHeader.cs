using System.Globalization;
using System.Xml.Linq;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Weights;

/// <summary>
/// The header of a safetensors file: one object of tensors, each with <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>, whose data fill the
/// rest of the file one behind the other. Loading checks it all again and more; this is what can be told before the program runs.
/// </summary>
internal static class WeightHeader
{
    private const string Metadata = "__metadata__";

    private static readonly Dictionary<string, int> _bytes = new(StringComparer.Ordinal)
    {
        ["F64"] = 8,
        ["F32"] = 4,
        ["F16"] = 2,
        ["BF16"] = 2,
    };

    /// <param name="header">The object.</param>
    /// <param name="dataLength">Bytes behind the header.</param>
    public static (EquatableArray<WeightTensor> Tensors, WeightFault? Fault) Read(XElement header, long dataLength)
    {
        if (!Json.Is(header, "object"))
        {
            return (default, new WeightFault("a header that is one object of tensors", "a header of another kind"));
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
                return (default, new WeightFault($"'dtype', 'shape' and two 'data_offsets' of the tensor '{name}'", "something else"));
            }

            (long begin, long end) = (offsets[0], offsets[1]);
            long length = shape.Aggregate(1L, Saturate.Multiply);
            if (_bytes.TryGetValue(dtype, out int bytes) && Saturate.Multiply(length, bytes) != end - begin)
            {
                string size = $"{Saturate.Multiply(length, bytes)} bytes of the tensor '{name}'";
                return (default, new WeightFault(size, $"{end - begin} between its data_offsets"));
            }

            tensors.Add(new WeightTensor(name, dtype, new EquatableArray<long>(shape)));
            places.Add((name, begin, end));
        }

        return (tensors.ToEquatableArray(), Gap(places, dataLength));
    }

    private static WeightFault? Gap(List<(string Name, long Begin, long End)> places, long dataLength)
    {
        long covered = 0;
        foreach ((string name, long begin, long end) in places.OrderBy(place => place.Begin).ThenBy(place => place.End))
        {
            if (begin != covered)
            {
                return new WeightFault($"the data of the tensor '{name}' from byte {covered} on", $"byte {begin}");
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
