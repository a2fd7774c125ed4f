using StaticNets.Files;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Onnx;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing;

/// <summary>
/// Decides for each input which axis counts the rows, and in which order the network stores a sample: images with the channels last,
/// although the model has them first.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="options">What the user says about the import.</param>
/// <param name="steps">The length of an open axis that does not count the rows, or <see langword="null"/> if there must be none.</param>
internal sealed class InputLayouts(OnnxGraph graph, ImportOptions options, int? steps = null)
{
    // These read the channels from the second axis.
    private static readonly string[] _channelsFirst =
    [
        "Conv",
        "ConvTranspose",
        "MaxPool",
        "AveragePool",
        "GlobalMaxPool",
        "GlobalAveragePool",
        "BatchNormalization",
        "InstanceNormalization",
        "GroupNormalization",
        "LRN",
        "DepthToSpace",
        "Resize",
        "Upsample",
        "Pad",
    ];

    // These pass a value on in its shape.
    private static readonly string[] _elementwise =
    [
        "Identity",
        "Cast",
        "Dropout",
        "Relu",
        "Clip",
        "Sub",
        "Add",
        "Mul",
        "Div",
        "Sigmoid",
        "Tanh",
    ];

    /// <summary>Returns the axes of an input in the model, and those of a sample in the network.</summary>
    /// <exception cref="ToolException">A length is open.</exception>
    public (Extent[][] Axes, Extent[][] Stored) Of(OnnxInput input)
    {
        int?[] lengths = Lengths(input);
        int rows = RowAxis(input, lengths);
        Extent[][] axes = new Extent[lengths.Length][];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] =
                axis == rows ? Rows(lengths[axis])
                : (lengths[axis] ?? steps) is { } length ? Extent.Axis(length)
                : throw new ToolException(Request(input, axis, rows));
        }

        Extent[][] sample = [.. axes.Where((_, axis) => axis != rows)];
        bool isChannelsFirst = rows == 0 && sample.Length is 2 or 3 && HasChannelsFirst(input.Name);
        Extent[][] stored = isChannelsFirst ? [.. sample[1..], sample[0]] : sample;
        return (
            axes,
            stored.Length > 0
                ? stored
                :
                [
                    [],
                ]
        );
    }

    /// <summary>
    /// Returns why the only open axis besides those of the rows needs a length from the user, or <see langword="null"/> if there is no such
    /// axis or more than one.
    /// </summary>
    public string? RequestForOne()
    {
        (OnnxInput Input, int Axis)[] open =
        [
            .. graph
                .Inputs.Where(input => graph.Readers.ContainsKey(input.Name))
                .SelectMany(input => Open(input).Select(axis => (input, axis))),
        ];
        return open is [var (input, axis)] ? Request(input, axis, RowAxis(input, Lengths(input))) : null;
    }

    private IEnumerable<int> Open(OnnxInput input)
    {
        int?[] lengths = Lengths(input);
        int rows = RowAxis(input, lengths);
        return Enumerable.Range(0, lengths.Length).Where(axis => axis != rows && lengths[axis] is null);
    }

    private static string Request(OnnxInput input, int axis, int rows) =>
        $"The input {ForeignName.Quote(input.Name)} {input.Shape} leaves the length of axis {axis} open: state all, with 0 for "
        + $"the rows, for example --shape {ForeignName.Escape(input.Name)}={string.Join(',', input.Lengths.Select((known, i) => i == rows ? 0 : known ?? 16))}.";

    /// <summary>Whether the first layer for which it matters reads the value as an image or sequence with the channels first.</summary>
    private bool HasChannelsFirst(string value)
    {
        HashSet<string> names = new(StringComparer.Ordinal) { value };
        foreach (OnnxNode node in graph.Nodes.Where(node => node.Inputs.Any(names.Contains)))
        {
            if (_channelsFirst.Contains(node.Operation))
            {
                return true;
            }

            if (!_elementwise.Contains(node.Operation))
            {
                return false;
            }

            names.UnionWith(node.Outputs);
        }

        return false;
    }

    private int?[] Lengths(OnnxInput input)
    {
        if (!options.Shapes.TryGetValue(input.Name, out int[]? stated))
        {
            return [.. input.Lengths];
        }

        bool fits =
            stated.Length == input.Lengths.Count
            && stated.Zip(input.Lengths).All(pair => pair.Second is not { } known || pair.First == known || pair.First == 0);
        return fits
            ? [.. stated.Select((length, axis) => length > 0 ? length : (int?)null)]
            : throw new ToolException(
                $"The shape that --shape states does not fit the input {ForeignName.Quote(input.Name)} {input.Shape}."
            );
    }

    /// <summary>Returns the axis that counts the rows, or −1 for an input of one sample without such an axis.</summary>
    private int RowAxis(OnnxInput input, int?[] lengths)
    {
        int[] open = [.. Enumerable.Range(0, lengths.Length).Where(axis => lengths[axis] is null)];
        int[] named = [.. open.Where(axis => input.Labels[axis].Contains("batch", StringComparison.OrdinalIgnoreCase))];
        bool isRecurrent = graph.Nodes.Any(node =>
            node.Operation is "RNN" or "LSTM" or "GRU" && node.Inputs.FirstOrDefault() == input.Name && node.Int("layout", 0) == 0
        );
        int usual = isRecurrent && lengths.Length == 3 ? 1 : 0;

        // One sequence whose steps are open: [1, steps, features], or [1, steps] of indices.
        bool isOneSequence = lengths.Length == (input.Type.IsReal() ? 3 : 2) && open.Length == 1 && open[0] != usual && lengths[usual] == 1;
        return options.BatchAxis is { } stated ? Indexing.Axis(stated, lengths.Length)
            : named.Length == 1 ? named[0]
            : isOneSequence ? usual
            : open.Length == 1 ? open[0]
            : lengths.Length > 1 || open.Length > 0 ? usual
            : -1;
    }

    private static Extent[] Rows(int? length) => length == 1 ? [] : [new Extent(length ?? Sizes.FreeBatch, isBatch: true)];
}
