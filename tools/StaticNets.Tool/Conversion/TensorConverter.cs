using System.Numerics.Tensors;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.Features;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Mapping;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Conversion;

/// <summary>Converts tensors to the network's layout, order of features and precision, and reports each change.</summary>
/// <param name="source">The model file.</param>
/// <param name="framework">The library that saved it.</param>
/// <param name="network">The network that will load the result.</param>
/// <param name="report">Receives a row for each tensor.</param>
internal sealed class TensorConverter(SafetensorsSource source, Framework framework, NetworkManifest network, ConversionReport report)
{
    private readonly FeatureFlow _flow = FeatureFlow.Through(network);

    /// <summary>Converts one tensor.</summary>
    /// <exception cref="ToolException">The order in which the library has the features is unknown.</exception>
    /// <exception cref="InvalidDataException">
    /// The element type is not supported, or a value is not finite or too large for the network's number format.
    /// </exception>
    public ConvertedTensor Convert(TensorMove move)
    {
        if (move.From.Count == 0)
        {
            report.AddZeros(move.To);
            return new ConvertedTensor(move.To, new double[move.To.Shape.Aggregate(1, (product, length) => product * length)]);
        }

        List<string> done = [];
        double[] values = Join(move, done);
        values = Exchange(values, move.To, done);
        values = Reorder(values, move, done);
        values = Permute(values, move, done);
        done.AddRange(move.From.Select(from => Rounding(from.Entry, move.To)).OfType<string>().Distinct());
        report.AddMove(move.From, move.To, done.Count == 0 ? "copied" : string.Join(", ", done));
        return new ConvertedTensor(move.To, values);
    }

    /// <summary>Reads the tensors of the file, and adds them or stacks them.</summary>
    private double[] Join(TensorMove move, List<string> done)
    {
        double[][] parts = [.. move.From.Select(from => Read(from.Entry, move.To))];
        if (parts.Length == 1)
        {
            return parts[0];
        }

        done.Add(move.IsStacked ? "stacked" : "added");
        if (move.IsStacked)
        {
            return [.. parts.SelectMany(part => part)];
        }

        double[] sum = parts[0];
        for (int i = 1; i < parts.Length; i++)
        {
            TensorPrimitives.Add(sum, parts[i], sum);
            if (network.Precision == Precision.Single)
            {
                TensorValues.RequireSingle(source, move.From[0].Entry, move.From[i].Entry, sum);
            }
        }

        return sum;
    }

    private double[] Read(SafetensorsEntry entry, TensorManifest target)
    {
        double[] values = TensorValues.Read(source, entry);
        if (network.Precision == Precision.Single)
        {
            TensorValues.RequireSingle(source, entry, values);
        }

        if (target.DtypeIn(network.Precision).Name == SafetensorsDtype.BF16.Name)
        {
            TensorValues.RequireBFloat16(source, entry, values);
        }

        return values;
    }

    private double[] Exchange(double[] values, TensorManifest target, List<string> done)
    {
        int[] axes = framework.Axes(target);
        if (axes.SequenceEqual(axes.Order()))
        {
            return values;
        }

        done.Add("transposed");
        return AxisOrder.Exchange(values, target.Shape, axes);
    }

    /// <summary>Brings the columns of a recurrent layer's gates into the order of StaticNets.</summary>
    private double[] Reorder(double[] values, TensorMove move, List<string> done)
    {
        if (framework.Gates(move.Layer) is not { } gates)
        {
            return values;
        }

        done.Add($"gates reordered {gates.Change}");
        int last = move.To.Shape.Length - 1;
        return AxisOrder.Permute(values, move.To.Shape, last, gates.Columns(move.To.Shape[last]));
    }

    private double[] Permute(double[] values, TensorMove move, List<string> done)
    {
        Features.Features features = _flow.Before(move.Layer);
        if (!framework.IsChannelsFirst || features.IsSame || AxisOfFeatures(move) is not int axis)
        {
            return values;
        }

        if (features.Uncertain is string reason)
        {
            throw new ToolException(
                $"'{move.To.Name}': cannot tell in which order {framework.Title} has the features that '{move.Layer.Name}' reads: {reason}."
            );
        }

        done.Add($"{(axis == move.To.Shape.Length - 1 ? "" : "rows ")}permuted {features.Change}");
        return AxisOrder.Permute(values, move.To.Shape, axis, features.Permutation);
    }

    /// <summary>
    /// Returns the axis of a tensor that runs over the layer's input features: the last axis if the layer keeps its features in place, as a
    /// normalisation does, otherwise the row axis of the kernel. Returns <see langword="null"/> for a tensor without such an axis: a bias, or
    /// a recurrent kernel, whose rows run over the state.
    /// </summary>
    private static int? AxisOfFeatures(TensorMove move)
    {
        int rank = move.To.Shape.Length;
        return move.Layer.Order == FeatureOrder.Kept ? rank - 1
            : move.To.Role == "kernel" ? rank - 2
            : null;
    }

    private string? Rounding(SafetensorsEntry entry, TensorManifest target)
    {
        SafetensorsDtype format = target.DtypeIn(network.Precision);
        return entry.Dtype.Name == format.Name
            ? null
            : $"{(entry.Dtype.Bits < format.Bits ? "widened" : "rounded")} from {entry.Dtype.Name} to {format.Name}";
    }
}
