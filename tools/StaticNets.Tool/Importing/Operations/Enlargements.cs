using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Operations that make images larger.</summary>
internal static class Enlargements
{
    /// <summary>Resize by whole factors: of the nearest pixel, or linear between the centres of pixels.</summary>
    public static void Resize(NodeContext context)
    {
        Flow flow = Image(context);
        bool isOld = context.Opset < 11;
        string mode = context.Node.Text("mode", "nearest");
        string transform = context.Node.Text("coordinate_transformation_mode", isOld ? "asymmetric" : "half_pixel");
        string rounding = context.Node.Text("nearest_mode", isOld ? "floor" : "round_prefer_floor");
        context.Node.Ignore("cubic_coeff_a", "exclude_outside", "extrapolation_value", "antialias", "keep_aspect_ratio_policy");
        if (context.Node.Has("axes"))
        {
            throw new RefusalException("axes are not possible: state the factors of all axes");
        }

        (int down, int right) = Factors(context, flow.Shape);
        bool isNearest = mode == "nearest" && IsRepetition(transform, rounding);
        bool isLinear = mode == "linear" && (transform is "half_pixel" or "pytorch_half_pixel");
        if (!isNearest && !isLinear)
        {
            throw new RefusalException(
                $"the mode {mode} with {transform} and {rounding} is not possible: only repeated pixels, or linear with half_pixel"
            );
        }

        int[] shape = [flow.Layer.Shape[0] * down, flow.Layer.Shape[1] * right, flow.Layer.Shape[2]];
        Layer layer = context.Layers.Add("UpSampling2D", [flow.Layer], shape).With(down == right ? [down] : [down, right]);
        if (isLinear)
        {
            layer.Choose("Interpolation", "Interpolation.Bilinear");
        }

        Finish(context, flow, layer);
    }

    /// <summary>Channels that become pixels.</summary>
    public static void DepthToSpace(NodeContext context)
    {
        Flow flow = Image(context);
        int factor = (int)Math.Clamp(context.Node.Int("blocksize", 0), 0, 1 << 12);
        int channels = flow.Shape[1];
        bool isCrd = context.Node.Text("mode", "DCR") == "CRD";
        if (factor < 1 || channels % (factor * factor) != 0)
        {
            throw new RefusalException($"the square of the blocksize {factor} does not divide {channels} channels");
        }

        // DCR numbers the channels [row, column, channel], the layer [channel, row, column].
        int each = channels / (factor * factor);
        if (!isCrd && Regrouping.TryReshape(flow, [flow.Shape[0], factor * factor, each, .. flow.Shape[2..]]) is { } split)
        {
            Extent[] ordered = [.. split.Axes[2], .. split.Axes[1]];
            flow = context.Arrange(
                split with
                {
                    Axes = [split.Axes[0], ordered, .. split.Axes[3..]],
                },
                split.Axes[3],
                split.Axes[4],
                ordered
            );
        }

        int[] shape = [flow.Layer.Shape[0] * factor, flow.Layer.Shape[1] * factor, each];
        Finish(context, flow, context.Layers.Add("PixelShuffle", [flow.Layer], shape).With(factor));
    }

    private static Flow Image(NodeContext context)
    {
        Flow flow = Convolutions.Spatial(context, context.Flow(0));
        return flow.Axes.Length == 4 ? flow : throw new RefusalException($"expected [N, C, H, W], found {Sizes.Text(flow.Shape)}");
    }

    /// <summary>Whether each pixel of the result is the one that repetition gives, for every whole factor.</summary>
    private static bool IsRepetition(string transform, string rounding) =>
        transform switch
        {
            "asymmetric" => rounding == "floor",
            "half_pixel" or "pytorch_half_pixel" => rounding is "round_prefer_floor" or "round_prefer_ceil",
            _ => false,
        };

    private static (int Down, int Right) Factors(NodeContext context, int[] shape)
    {
        int input = context.Opset < 11 ? 1 : 2;
        double[]? scales = context.Node.Floats("scales") ?? (context.Has(input) ? context.Constant(input).Elements() : null);
        if (scales is null or [])
        {
            long[] sizes = context.TryConstant(3)?.Integers() ?? throw new RefusalException("factors or sizes must be constants");
            scales = [.. sizes.Zip(shape, (size, now) => (double)size / now)];
        }

        bool isWhole =
            scales.Length == 4 && scales[0] == 1 && scales[1] == 1 && scales[2..].All(scale => scale is >= 1 and <= 4096 && scale % 1 == 0);
        return isWhole
            ? ((int)scales[2], (int)scales[3])
            : throw new RefusalException($"only whole factors of height and width are possible, found [{string.Join(", ", scales)}]");
    }

    private static void Finish(NodeContext context, Flow flow, Layer layer)
    {
        Extent[] rows = Extent.Axis(layer.Shape[0]);
        Extent[] columns = Extent.Axis(layer.Shape[1]);
        Extent[] channels = layer.Shape[2] == flow.Shape[1] ? flow.Axes[1] : Extent.Axis(layer.Shape[2]);
        context.Output(
            flow with
            {
                Layer = layer,
                Stored = [rows, columns, channels],
                Axes = [flow.Axes[0], channels, rows, columns],
                IsShared = false,
            }
        );
    }
}
