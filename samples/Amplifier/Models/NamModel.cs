namespace Amps.Models;

/// <summary>
/// Reads <c>.nam</c> files of Neural Amp Modeler with <c>"architecture": "LSTM"</c>. <c>weights</c> is one array: the kernels of input and
/// state side by side, <c>[4 · units, 1 + units]</c> row by row, the bias, the first h and the first c, then weights and bias of the output.
/// The gates are in the order of PyTorch, i f g o.
/// </summary>
internal static class NamModel
{
    private const int Gates = 4;

    public static AmpModel Read(JsonPart root)
    {
        JsonPart architecture = root["architecture"];
        if (architecture.Text() != "LSTM")
        {
            throw architecture.Unlike("\"LSTM\", the only one that this program has networks for");
        }

        JsonPart config = root["config"];
        config["input_size"].Whole(1, 1);
        config["num_layers"].Whole(1, 1);
        int units = config["hidden_size"].Whole(1, AmpNetworks.Largest);
        int rows = Gates * units;
        JsonPart weights = root["weights"];
        ReadOnlySpan<float> values = weights.Vector((rows * (1 + units)) + rows + units + units + units + 1);

        float[] kernel = new float[rows];
        float[] recurrentKernel = new float[units * rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> both = Take(ref values, 1 + units);
            kernel[row] = both[0];
            for (int unit = 0; unit < units; unit++)
            {
                recurrentKernel[(unit * rows) + row] = both[1 + unit];
            }
        }

        float[] bias = Take(ref values, rows).ToArray();
        LstmState state = new(Take(ref values, units).ToArray(), Take(ref values, units).ToArray());
        float[] denseKernel = Take(ref values, units).ToArray();
        CheckState(state, weights);
        return new AmpModel(Cell.Lstm, units, kernel, recurrentKernel, bias, denseKernel, values[0])
        {
            InitialState = state,
            SampleRate = root.Find("sample_rate")?.Whole(1, int.MaxValue),
        };
    }

    private static ReadOnlySpan<float> Take(ref ReadOnlySpan<float> values, int count)
    {
        ReadOnlySpan<float> taken = values[..count];
        values = values[count..];
        return taken;
    }

    /// <summary>
    /// Checks that the LSTM can have this state: each h is o · tanh(c) with 0 ≤ o ≤ 1, and c grows by at most 1 with each sample.
    /// </summary>
    private static void CheckState(LstmState state, JsonPart weights)
    {
        // Both numbers were rounded to single precision, and so was the product.
        const double Rounding = 1e-6;
        const int LargestCell = 48000;
        for (int unit = 0; unit < state.Cell.Length; unit++)
        {
            (float h, float c) = (state.Output[unit], state.Cell[unit]);
            if (Math.Abs(c) > LargestCell)
            {
                throw weights.Fault($"a first c of unit {unit} between −{LargestCell} and {LargestCell}", $"{c}");
            }

            double bound = Math.Tanh(c);
            if (h * Math.Sign(c) < 0 || Math.Abs(h) > Math.Abs(bound) * (1 + Rounding))
            {
                throw weights.Fault($"a first h of unit {unit} between 0 and tanh({c}) = {bound:G4}, as every LSTM has", $"{h}");
            }
        }
    }
}
