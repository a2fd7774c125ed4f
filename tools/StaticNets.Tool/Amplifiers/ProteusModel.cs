using Amps.Models;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Amplifiers;

/// <summary>
/// A file of Proteus and of its training program, Automated-GuitarAmpModelling: the tensors of PyTorch's <c>LSTM</c> or <c>GRU</c> and of a
/// <c>Linear</c> under <c>state_dict</c>, and their sizes under <c>model_data</c>. With <c>skip</c> the sample is added to the output.
/// </summary>
internal static class ProteusModel
{
    private const int Most = 4096;

    /// <summary>Adds the layers of a file, and returns the last one.</summary>
    public static Layer Build(JsonPart root, AmplifierLayers layers)
    {
        JsonPart data = root["model_data"];
        data["input_size"].Whole(1, 1);
        data.Find("output_size")?.Whole(1, 1);
        data.Find("num_layers")?.Whole(1, 1);
        JsonPart type = data["unit_type"];
        bool isGru = type.Text() switch
        {
            "LSTM" => false,
            "GRU" => true,
            _ => throw type.Unlike("\"LSTM\" or \"GRU\""),
        };
        int units = data["hidden_size"].Whole(1, Most);
        int rows = units * (isGru ? 3 : 4);
        JsonPart tensors = root["state_dict"];
        double[] kernel = Transposed(tensors["rec.weight_ih_l0"], rows, 1);
        double[] recurrentKernel = Transposed(tensors["rec.weight_hh_l0"], rows, units);
        double[] ofInput = Doubles(tensors["rec.bias_ih_l0"].Vector(rows));
        double[] ofState = Doubles(tensors["rec.bias_hh_l0"].Vector(rows));
        double[] bias = isGru ? [.. ofInput, .. ofState] : [.. ofInput.Zip(ofState, (a, b) => a + b)];
        if (isGru)
        {
            (kernel, recurrentKernel, bias) = (Swapped(kernel, rows), Swapped(recurrentKernel, rows), Swapped(bias, rows));
        }

        Layer layer = layers.Recur(isGru ? "Gru" : "Lstm", layers.Input, units, kernel, recurrentKernel, bias);
        double[] output = Doubles(tensors["lin.weight"].Matrix(1, units));
        layer = layers.Join(layer, output, tensors.Find("lin.bias")?.Vector(1)[0] ?? 0);
        return data.Find("skip")?.Whole(0, 1) == 1 ? layers.Merge("Add", layer, layers.Input) : layer;
    }

    /// <summary>Returns the columns of each row in the order z r c instead of PyTorch's r z n.</summary>
    private static double[] Swapped(double[] values, int columns)
    {
        int units = columns / 3;
        double[] swapped = [.. values];
        for (int row = 0; row < values.Length; row += columns)
        {
            Array.Copy(values, row, swapped, row + units, units);
            Array.Copy(values, row + units, swapped, row, units);
        }

        return swapped;
    }

    private static double[] Transposed(JsonPart part, int rows, int columns)
    {
        float[] values = part.Matrix(rows, columns);
        double[] transposed = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            transposed[(column * rows) + row] = values[i];
        }

        return transposed;
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
