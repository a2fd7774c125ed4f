using System.Text.Json;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Layers that change the shape, the borders or the size.</summary>
internal static class Shaping
{
    public static Layer Flatten(LayerContext context) => context.Shape.Count == 1 ? context.Input : context.Add("Flatten", Length(context));

    public static Layer Reshape(LayerContext context)
    {
        int[] shape = context.Arguments.Wholes("target_shape") ?? throw new RefusalException("the argument target_shape is missing");
        int all = Length(context);
        int open = Array.IndexOf(shape, -1);
        long known = shape.Where(length => length != -1).Aggregate(1L, (product, length) => checked(product * length));
        if (open >= 0 && known > 0 && all % known == 0)
        {
            shape[open] = (int)(all / known);
            known *= shape[open];
        }

        return shape.Length > 0 && Array.TrueForAll(shape, length => length > 0) && known == all
            ? context.Add("Reshape", shape).With(shape)
            : throw new RefusalException($"{Sizes.Text(context.Shape)} cannot be reshaped to {Sizes.Text(shape)}");
    }

    /// <summary>Keras counts the axes from 1, as 0 is that of the rows.</summary>
    public static Layer Permute(LayerContext context)
    {
        int[] dims = context.Arguments.Wholes("dims") ?? throw new RefusalException("the argument dims is missing");
        int[] order = [.. dims.Select(axis => axis - 1)];
        return order.Order().SequenceEqual(Enumerable.Range(0, context.Shape.Count))
            ? context.Add("Permute", [.. order.Select(axis => context.Shape[axis])]).With(order)
            : throw new RefusalException($"dims must be the axes 1 to {context.Shape.Count}, found {Sizes.Text(dims)}");
    }

    public static Layer RepeatVector(LayerContext context)
    {
        int count = context.Arguments.Count("n");
        return context.Shape.Count == 1
            ? context.Add("RepeatVector", count, context.Shape[0]).With(count)
            : throw new RefusalException($"expected [features], found {Sizes.Text(context.Shape)}");
    }

    public static Layer UpSampling2D(LayerContext context)
    {
        int[] size = context.Arguments.Counts("size", 2, [2, 2]);
        string interpolation = context.Arguments.Text("interpolation", "nearest");
        if (interpolation is not ("nearest" or "bilinear"))
        {
            throw new RefusalException($"interpolation must be nearest or bilinear, found {interpolation}");
        }

        Layer layer = context.Add(
            "UpSampling2D",
            checked(context.Image[0] * size[0]),
            checked(context.Image[1] * size[1]),
            context.Image[2]
        );
        layer.With(size[0] == size[1] ? [size[0]] : size);
        return interpolation == "nearest" ? layer : layer.Choose("Interpolation", "Interpolation.Bilinear");
    }

    public static Layer UpSampling1D(LayerContext context)
    {
        int size = context.Arguments.Count("size", 2);
        return OfSequence(context, "UpSampling2D", checked(context.Sequence[0] * size), size, 1);
    }

    public static Layer ZeroPadding2D(LayerContext context)
    {
        int[] sides = Sides(context, "padding", 2);
        Layer layer = context.Add(
            "ZeroPadding2D",
            checked(context.Image[0] + sides[0] + sides[1]),
            checked(context.Image[1] + sides[2] + sides[3]),
            context.Image[2]
        );
        return layer.With(Short(sides));
    }

    public static Layer ZeroPadding1D(LayerContext context)
    {
        int[] sides = Sides(context, "padding", 1);
        return OfSequence(context, "ZeroPadding2D", checked(context.Sequence[0] + sides[0] + sides[1]), sides[0], sides[1], 0, 0);
    }

    public static Layer Cropping2D(LayerContext context)
    {
        int[] sides = Sides(context, "cropping", 2);
        int height = context.Image[0] - sides[0] - sides[1];
        int width = context.Image[1] - sides[2] - sides[3];
        return height > 0 && width > 0
            ? context.Add("Cropping2D", height, width, context.Image[2]).With(Short(sides))
            : throw new RefusalException($"nothing of {Sizes.Text(context.Shape)} is left");
    }

    public static Layer Cropping1D(LayerContext context)
    {
        int[] sides = Sides(context, "cropping", 1);
        int steps = context.Sequence[0];
        int end = steps - sides[1];
        return sides[0] < end
            ? context.Add("Slice", end - sides[0], context.Sequence[1]).With(0, sides[0], end)
            : throw new RefusalException($"nothing of {Sizes.Text(context.Shape)} is left");
    }

    /// <summary>A sequence becomes an image of one column, and a sequence again.</summary>
    private static Layer OfSequence(LayerContext context, string kind, int steps, params int[] arguments)
    {
        int features = context.Sequence[1];
        int[] column = [context.Sequence[0], 1, features];
        Layer image = context.AddTo(context.Input, "Reshape", column).With(column);
        Layer changed = context.Named(context.AddTo(image, kind, steps, 1, features).With(arguments));
        return context.AddTo(changed, "Reshape", steps, features).With(steps, features);
    }

    /// <summary>Reads the lengths at both ends of each axis: 1, (1, 2) or ((1, 2), (3, 4)).</summary>
    private static int[] Sides(LayerContext context, string name, int axes)
    {
        JsonElement value = context.Arguments.Find(name) ?? throw new RefusalException($"the argument {name} is missing");
        JsonElement[] items = LayerArguments.ItemsOf(value) ?? [.. Enumerable.Repeat(value, axes)];
        int[] sides =
        [
            .. axes == 1 && items.Length == 2
                ? items.Select(item => LayerArguments.WholeOf(item) ?? -1)
                : items.SelectMany(item => LayerArguments.WholeOf(item) is int both ? [both, both] : LayerArguments.WholesOf(item) ?? [-1]),
        ];
        return sides.Length == 2 * axes && Array.TrueForAll(sides, side => side >= 0)
            ? sides
            : throw LayerArguments.Unlike(name, "whole numbers of 0 or more for the ends of each axis", value);
    }

    private static int[] Short(int[] sides) =>
        sides.Distinct().Count() == 1 ? [sides[0]]
        : sides[0] == sides[1] && sides[2] == sides[3] ? [sides[0], sides[2]]
        : sides;

    private static int Length(LayerContext context) => context.Shape.Aggregate(1, (product, length) => checked(product * length));
}
