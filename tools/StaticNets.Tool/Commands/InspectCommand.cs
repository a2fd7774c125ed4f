using System.CommandLine;
using System.Globalization;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>The command <c>staticnets inspect FILE</c>: lists the content of a safetensors file.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "A safetensors file, or a file of torch.save." };
        Command command = new("inspect", "Lists the tensors of a safetensors file, and what it says of itself.") { file };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(Describe(InputFile.Require(parsed.GetValue(file)!))));
        return command;
    }

    private static string Describe(string path)
    {
        Dictionary<string, string> said = new(StringComparer.Ordinal);
        using var source = ModelFile.Open(path, new FaultReporter(path), metadata: said);
        TextTable table = new(["tensor", "dtype", "shape", "values", "bytes"], rightAligned: [3, 4]);
        foreach (SafetensorsEntry entry in source.Entries)
        {
            table.Add(
                ForeignName.Escape(entry.Name),
                entry.Dtype.Name,
                Shapes.Text(entry.Shape),
                Number(Values(entry)),
                Number(Bytes(entry))
            );
        }

        ulong values = source.Entries.Aggregate(0UL, (sum, entry) => sum + Values(entry));
        ulong bytes = source.Entries.Aggregate(0UL, (sum, entry) => sum + Bytes(entry));
        string tensors = source.Entries.Count == 1 ? "1 tensor" : $"{source.Entries.Count} tensors";
        IEnumerable<string> metadata = said.Select(pair => $"{ForeignName.Escape(pair.Key)}: {ForeignName.Escape(pair.Value)}\n");
        return $"{table}\n{tensors}, {Number(values)} values, {Number(bytes)} bytes\n{string.Concat(metadata)}";
    }

    private static ulong Bytes(SafetensorsEntry entry) => entry.End - entry.Begin;

    private static ulong Values(SafetensorsEntry entry) => entry.Shape.Aggregate(1UL, (product, length) => product * length);

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
