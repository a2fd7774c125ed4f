using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Layers that read several others.</summary>
internal static class Merges
{
    public static Layer Join(LayerContext context, string kind)
    {
        Require(context, kind == "Subtract" ? 2 : null);
        IReadOnlyList<int> shape = context.Inputs[0].Shape;
        if (context.Inputs.Any(input => !input.Shape.SequenceEqual(shape)))
        {
            throw new RefusalException(
                $"the inputs must have the same shape, found {string.Join(" and ", context.Inputs.Select(input => Sizes.Text(input.Shape)))}"
            );
        }

        return context.AddToAll(kind, [.. shape]);
    }

    public static Layer Concatenate(LayerContext context)
    {
        Require(context, null);
        IReadOnlyList<int> shape = context.Inputs[0].Shape;
        int[] axes = context.Arguments.Wholes("axis") ?? [-1];
        if (axes is not [int axis] || (axis != -1 && axis != shape.Count))
        {
            throw new RefusalException(
                $"only the last axis can be joined, found axis = {Sizes.Text(axes)}: put a Permute before and behind"
            );
        }

        if (context.Inputs.Any(input => !input.Shape.SkipLast(1).SequenceEqual(shape.SkipLast(1)) || input.Shape.Count != shape.Count))
        {
            throw new RefusalException("the inputs may differ in the last axis only");
        }

        long length = context.Inputs.Sum(input => (long)input.Shape[^1]);
        return context.AddToAll("Concatenate", [.. shape.SkipLast(1), checked((int)length)]);
    }

    private static void Require(LayerContext context, int? count)
    {
        if (context.Inputs.Count < 2 || (count is int exactly && context.Inputs.Count != exactly))
        {
            throw new RefusalException($"expected {count?.ToString() ?? "at least 2"} inputs, found {context.Inputs.Count}");
        }

        if (context.Inputs.Distinct().Count() != context.Inputs.Count)
        {
            throw new RefusalException("the same value is read twice: put an Activation(\"linear\") before one of them");
        }

        if (context.Config.IsOperation)
        {
            context.Arguments.Ignore("dtype");
        }
    }
}
