using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Recurrent layers: what they read, in which direction, and which of their outputs are read.</summary>
internal static class Recurrents
{
    public static void Lower(NodeContext context, string kind)
    {
        Flow flow = context.Flow(0);
        string direction = context.Node.Text("direction", "forward");
        int directions = direction == "bidirectional" ? 2 : 1;
        bool isBatchFirst = context.Node.Int("layout", 0) != 0;
        context.Node.Ignore("output_sequence");
        int stepAxis = isBatchFirst ? 1 : 0;
        bool isSequence = flow.Axes.Length == 3 && flow.Axes[1 - stepAxis].All(extent => extent.IsBatch);
        if (!isSequence || !Flow.IsOfSample(flow.Axes[stepAxis]) || !Flow.IsOfSample(flow.Axes[2]))
        {
            throw new RefusalException(
                $"expected {(isBatchFirst ? "[N, steps, features]" : "[steps, N, features]")}, found {Sizes.Text(flow.Shape)}: "
                    + "which axis counts the rows can be stated with --batch-axis"
            );
        }

        Extent[] steps = flow.Axes[stepAxis];
        CheckStates(context, kind, Flow.LengthOf(steps));
        Flow arranged = context.Arrange(flow, steps, flow.Axes[2]);
        RecurrentWeights weights = RecurrentWeights.Read(context, kind, directions, Flow.LengthOf(flow.Axes[2]));
        bool returnsSequences = context.IsRead(0);
        Layer Create(bool all)
        {
            int features = directions * weights.Units;
            Layer layer = context.Layers.Add(kind, [arranged.Layer], all ? [Flow.LengthOf(steps), features] : [features]);
            layer.With(weights.Units).Set("ReturnSequences", all);
            layer.Set("GoBackwards", direction == "reverse").Set("Bidirectional", directions == 2);
            weights.Apply(layer);
            layer.WantedName = context.Name(1, 2);
            return layer;
        }

        Extent[] both = directions == 2 ? Extent.Axis(2) : [];
        Extent[] units = Extent.Axis(weights.Units);
        Extent[] rows = flow.Axes[1 - stepAxis];
        Flow Made(Layer layer, bool all) =>
            new(
                layer,
                all
                    ? [steps, [.. both, .. units]]
                    :
                    [
                        [.. both, .. units],
                    ],
                isBatchFirst
                    ? [rows, .. all ? [steps] : Array.Empty<Extent[]>(), both, units]
                    : [.. all ? [steps] : Array.Empty<Extent[]>(), both, rows, units]
            );

        if (!returnsSequences)
        {
            context.Output(Made(Create(all: false), all: false), 1);
            return;
        }

        Flow sequence = Made(Create(all: true), all: true);
        context.Output(direction == "reverse" ? Reversed(context, sequence, stepAxis) : sequence);
        if (context.IsRead(1))
        {
            context.Output(Made(Last(context, sequence, weights.Units, directions), all: false), 1);
        }
    }

    /// <summary>A layer that goes backwards gives the state of the last step first, ONNX that of the first step.</summary>
    private static Flow Reversed(NodeContext context, Flow sequence, int stepAxis)
    {
        int steps = sequence.Shape[stepAxis];
        return Selection.Apply(context, sequence, stepAxis, steps, step => steps - 1 - step);
    }

    /// <summary>Returns the last state of each direction: the backward one is that of the first step.</summary>
    private static Layer Last(NodeContext context, Flow sequence, int units, int directions)
    {
        int features = units * directions;
        Layer last = context.Layers.Add("LastStep", [sequence.Layer], [features]);
        if (directions == 1)
        {
            return last;
        }

        Layer forward = context.Layers.Add("Slice", [last], [units]).With(0, 0, units);
        Layer first = context.Layers.Add("Slice", [sequence.Layer], [1, features]).With(0, 0, 1);
        Layer backward = context.Layers.Add("Slice", [first], [1, units]).With(1, units);
        Layer flat = context.Layers.Add("Flatten", [backward], [units]);
        return context.Layers.Add("Concatenate", [forward, flat], [features]);
    }

    private static void CheckStates(NodeContext context, string kind, int steps)
    {
        if (context.Has(4) && (context.TryFlow(4) is not null || Array.Exists(context.Constant(4).Values, length => length != steps)))
        {
            throw new RefusalException(
                "rows of different lengths (sequence_lens) are not possible: leave the input out, and give each row alone or Lengths to a Dataset"
            );
        }

        int states = kind == "Lstm" ? 2 : 1;
        for (int input = 5; input < 5 + states; input++)
        {
            if (
                context.Has(input)
                && (context.TryFlow(input) is not null || Array.Exists(context.TryConstant(input)!.Values, value => value != 0))
            )
            {
                throw new RefusalException(
                    "an initial state other than zeros is not possible: export the model without one, or put steps in front that lead to it"
                );
            }
        }

        bool isPeephole = kind == "Lstm" && context.TryConstant(7) is { } peepholes && Array.Exists(peepholes.Values, value => value != 0);
        if (isPeephole || context.Node.Has("clip") || context.Node.Int("input_forget", 0) != 0)
        {
            throw new RefusalException("peepholes, clip and input_forget are not possible");
        }

        if (context.IsRead(2))
        {
            throw new RefusalException("the state of the cell (Y_c) cannot be read: only that of the output (Y or Y_h)");
        }
    }
}
