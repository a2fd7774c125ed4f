namespace Amps.Models;

/// <summary>
/// Adds units whose weights are all zero, so that a model of any size fits a network. Such a unit contributes nothing: of an LSTM it has
/// g = tanh(0) = 0, therefore c = 0 and h = 0 at all steps; of a GRU c = tanh(0) = 0, therefore h = 0.
/// </summary>
internal static class Enlargement
{
    /// <summary>Returns the model with a certain number of units.</summary>
    public static AmpModel To(int units, AmpModel model)
    {
        int gates = AmpNetworks.Gates(model.Cell);
        return model with
        {
            Units = units,
            Kernel = Columns(model.Kernel, gates),
            RecurrentKernel = Resize(Columns(model.RecurrentKernel, gates * model.Units), units * gates * units),
            Bias = Columns(model.Bias, model.Bias.Length / model.Units),
            DenseKernel = Resize(model.DenseKernel, units),
            InitialState = model.InitialState is { } state ? new LstmState(Resize(state.Output, units), Resize(state.Cell, units)) : null,
        };

        // Groups of the model's units, for example the gates of each row, become groups of the larger number of units.
        float[] Columns(float[] values, int groups)
        {
            float[] larger = new float[groups * units];
            for (int group = 0; group < groups; group++)
            {
                values.AsSpan(group * model.Units, model.Units).CopyTo(larger.AsSpan(group * units));
            }

            return larger;
        }
    }

    private static float[] Resize(float[] values, int length)
    {
        Array.Resize(ref values, length);
        return values;
    }
}
