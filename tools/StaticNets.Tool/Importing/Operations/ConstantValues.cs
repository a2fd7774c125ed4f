using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Constants that are joined with values: the layer <c>[Constant]</c>, which is the same for each row.</summary>
internal static class ConstantValues
{
    // They are listed in the attribute.
    private const int MostNumbers = 1024;

    /// <summary>Returns all inputs of a node, constants among them as values.</summary>
    /// <exception cref="RefusalException">No input is computed, or a constant is too large or differs from row to row.</exception>
    public static Flow[] Flows(NodeContext context)
    {
        if (context.InputCount == 0)
        {
            throw new RefusalException("the inputs are missing");
        }

        Flow like =
            Enumerable.Range(0, context.InputCount).Select(context.TryFlow).FirstOrDefault(flow => flow is not null)
            ?? throw new RefusalException("the inputs must not all be constant");
        return
        [
            .. Enumerable
                .Range(0, context.InputCount)
                .Select(input => context.TryFlow(input) is null ? Of(context, input, like) : context.Flow(input)),
        ];
    }

    /// <summary>Returns a constant that is repeated for each row.</summary>
    /// <param name="context">The node.</param>
    /// <param name="constant">The constant without an axis of rows, or with one of length 1.</param>
    /// <param name="shape">The shape of the result, with the axis of rows.</param>
    public static Flow Repeated(NodeContext context, Constant constant, int[] shape)
    {
        int[] result = Indexing.Broadcast(constant.Shape, shape);
        int rows = Array.IndexOf(result, Sizes.FreeBatch);
        int[] lengths = [.. Enumerable.Repeat(1, result.Length - constant.Shape.Length), .. constant.Shape];
        Flow flow = Layer(context, constant, lengths, rows, new Extent(Sizes.FreeBatch, isBatch: true));
        return Repetition.Apply(context, flow, result);
    }

    private static Flow Of(NodeContext context, int input, Flow like)
    {
        Constant constant = context.Constant(input);
        int place = Array.FindIndex(like.Axes, axis => !Flow.IsOfSample(axis));
        int missing = like.Axes.Length - constant.Shape.Length;
        if (missing < 0)
        {
            throw new RefusalException($"a constant {Sizes.Text(constant.Shape)} has more axes than {Sizes.Text(like.Shape)}");
        }

        int[] lengths = [.. Enumerable.Repeat(1, missing), .. constant.Shape];
        if (place < 0)
        {
            return Layer(context, constant, lengths, place, null);
        }

        Extent[] rows = like.Axes[place];
        bool isEach = lengths[place] == 1 || (lengths[place] == Flow.LengthOf(rows) && constant.IsUniform);
        if (!isEach || rows.Length > 1)
        {
            throw new RefusalException("a constant cannot differ from row to row");
        }

        lengths[place] = 1;
        Constant row = constant.IsUniform && constant.Count > 0 ? constant with { Values = [constant.Values[0]] } : constant;
        return Layer(context, row, lengths, place, new Extent(rows[0].Length, isBatch: true));
    }

    private static Flow Layer(NodeContext context, Constant constant, int[] lengths, int place, Extent? rows)
    {
        double[] values = constant.WithShape(lengths).Elements();
        if (values.Length is 0 or > MostNumbers || !Array.TrueForAll(values, double.IsFinite))
        {
            throw new RefusalException(
                $"only constants of up to {MostNumbers} finite numbers can be joined with values, found {Sizes.Text(lengths)}"
            );
        }

        Layer layer = context.Layers.Add("Constant", [], [values.Length]);
        foreach (double value in values)
        {
            layer.With(constant.Type == Onnx.ElementType.Double ? value : Text.Numbers.Double((float)value));
        }

        Extent[][] axes = [.. lengths.Select((length, i) => i == place && rows is not null ? [rows] : Extent.Axis(length))];
        Extent[] sample = [.. axes.SelectMany(axis => axis).Where(extent => !extent.IsBatch)];
        return new Flow(layer, [sample], axes);
    }
}
