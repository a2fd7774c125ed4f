using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace StaticNets.Generator.Tests.Support;

/// <summary>The description of a weight file, as the build passes it to the compiler.</summary>
internal sealed partial class WeightText(string text, string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);

    /// <summary>Creates a description with this header, for a file whose length fits the header's tensors.</summary>
    public static WeightText Of(string network, string header, string file = "net.safetensors") =>
        Of(network, header, DataLength(header), file);

    public static WeightText Of(string network, string header, long dataLength, string file = "net.safetensors") =>
        Describe(network, file, $", \"dataLength\": {dataLength.ToString(CultureInfo.InvariantCulture)}, \"header\": {header}");

    public static WeightText Missing(string network, string file = "net.safetensors") => Describe(network, file, "");

    public static WeightText Broken(string network, string expected, string found, string file = "net.safetensors") =>
        Describe(network, file, $", \"expected\": \"{expected}\", \"found\": \"{found}\"");

    /// <summary>Returns a header in which the data of the tensors follow one another without gaps.</summary>
    public static string Header(params (string Name, string Dtype, int[] Shape)[] tensors)
    {
        long begin = 0;
        List<string> members = [];
        foreach ((string name, string dtype, int[] shape) in tensors)
        {
            int bytes =
                dtype is "U8" ? 1
                : dtype is "F64" or "I64" ? 8
                : dtype is "F16" or "BF16" ? 2
                : 4;
            long end = begin + shape.Aggregate((long)bytes, (product, axis) => product * axis);
            members.Add(
                $"\"{name}\": {{ \"dtype\": \"{dtype}\", \"shape\": [{string.Join(", ", shape)}], \"data_offsets\": [{begin}, {end}] }}"
            );
            begin = end;
        }

        return $"{{ {string.Join(", ", members)} }}";
    }

    private static WeightText Describe(string network, string file, string rest) =>
        new(
            $"{{ \"network\": \"{network}\", \"file\": \"{file}\", \"resource\": \"StaticNets.Weights.{network}.safetensors\"{rest} }}",
            $"/obj/staticnets/{network}.staticnets.json"
        );

    private static long DataLength(string header) =>
        Ends().Matches(header).Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

    [GeneratedRegex(@"""data_offsets"": \[\d+, (\d+)\]")]
    private static partial Regex Ends();
}
