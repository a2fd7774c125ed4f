using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Conversion;

/// <summary>The report of a conversion: the sources of each tensor, the ignored tensors, and notes for the user.</summary>
internal sealed class ConversionReport
{
    private readonly TextTable _table = new(["from", "shape", "to", "shape", "what was done"]);
    private readonly List<string> _lines = [];

    public void AddMove(IReadOnlyList<ModelTensor> from, TensorManifest to, string done)
    {
        string names = string.Join(", ", from.Select(tensor => ForeignName.Escape(tensor.Entry.Name)));
        string shapes = string.Join(", ", from.Select(tensor => Shapes.Text(tensor.Entry.Shape)));
        _table.Add(names, shapes, to.Name, Shapes.Text(to.Shape), done);
    }

    public void AddZeros(TensorManifest to) =>
        _table.Add("-", "-", to.Name, Shapes.Text(to.Shape), $"zeros: the module has no {(to.Role == "beta" ? "bias" : to.Role)}");

    public void AddIgnored(ModelTensor tensor) =>
        _lines.Add(
            $"ignored: {ForeignName.Escape(tensor.Entry.Name)} ({tensor.Entry.Dtype.Name} {Shapes.Text(tensor.Entry.Shape)}), no weight"
        );

    public void AddNote(string note) => _lines.Add("note: " + note);

    public void AddWritten(string path, IReadOnlyCollection<ConvertedTensor> tensors, Precision precision)
    {
        string count = tensors.Count == 1 ? "1 tensor" : $"{tensors.Count} tensors";
        IEnumerable<string> dtypes = tensors.Select(tensor => tensor.Target.DtypeIn(precision).Name).Distinct();
        long values = tensors.Sum(tensor => (long)tensor.Values.Length);
        _lines.Add($"wrote {ForeignName.Escape(path)}: {count}, {values} values, {string.Join(" and ", dtypes)}");
    }

    /// <summary>Returns all lines, each with a line break.</summary>
    public override string ToString() => $"{_table}\n{string.Concat(_lines.Select(line => line + "\n"))}";
}
