using System.Globalization;

namespace StaticNets.Training;

/// <summary>
/// Finds the advice for a training from the numbers in its history, and writes it as sentences. It runs only when
/// <see cref="History.Advice"/> is read.
/// </summary>
internal static class TrainingAdvisor
{
    private const double ManyUnits = 0.5;
    private const double LargeInputs = 10;
    private const double SmallInputs = 0.01;

    /// <summary>Returns the advice, causes before symptoms.</summary>
    public static IReadOnlyList<TrainingAdvice> On(History history)
    {
        List<TrainingAdvice> advice = [];
        if (history.Epochs.Count == 0)
        {
            return advice;
        }

        bool succeeded = HasSucceeded(history);
        AddInputs(advice, history.Inputs);
        foreach (LayerUnits layer in history.Layers)
        {
            if (layer.DeadShare >= ManyUnits)
            {
                advice.Add(Dead(layer, history.Epochs[^1].LearningRate));
            }

            // The outputs of a network that has learned its classes are close to 0 and 1, so its output units are saturated. Report
            // saturated units only if training has not succeeded.
            if (layer.SaturatedShare >= ManyUnits && !succeeded && (layer.SaturatedShare == 1 || Stands(history)))
            {
                advice.Add(Saturated(layer));
            }
        }

        if (history.PlateauEpochs is > 0 and int epochs && !succeeded)
        {
            advice.Add(Plateau(epochs, history.Epochs[^1]));
        }

        return advice;
    }

    private static bool HasSucceeded(History history)
    {
        EpochRecord last = history.Epochs[^1];
        return last.Accuracy >= 0.95 || last.Loss <= 0.01 * history.Epochs[0].Loss;
    }

    private static bool Stands(History history) =>
        history.PlateauEpochs > 0 || (history.Epochs.Count > 1 && history.Epochs[^1].Loss >= 0.9 * history.Epochs[0].Loss);

    private static void AddInputs(List<TrainingAdvice> advice, InputSize inputs)
    {
        double size = inputs.RootMeanSquare;
        if (inputs.IsNormalized || size is (>= SmallInputs and <= LargeInputs) or 0)
        {
            return;
        }

        string found =
            size > LargeInputs
                ? $"Values of input column {inputs.Column} are around {Text(size)}"
                : $"No input column has values above {Text(size)} on average";
        advice.Add(
            new TrainingAdvice(
                AdviceKind.InputScale,
                Layer: null,
                $"{found} (root mean square), but networks learn best from inputs around 1. Scale them with StandardScaler, or divide pixels by 255."
            )
        );
    }

    private static TrainingAdvice Dead(LayerUnits layer, double rate) =>
        new(
            AdviceKind.DeadUnits,
            layer.Layer,
            $"{Share(layer.Dead, layer)} never fire: no training row gets past their {layer.Activation}, so they get no gradient and will not "
                + $"learn again. Build the network anew and train it with a smaller learning rate (it is {Text(rate)}), or use Activation.LeakyRelu."
        );

    private static TrainingAdvice Saturated(LayerUnits layer) =>
        new(
            AdviceKind.SaturatedUnits,
            layer.Layer,
            $"{Share(layer.Saturated, layer)} are saturated: their {layer.Activation} is at its end for nearly every training row, so they hardly "
                + "learn. Try smaller inputs, smaller initial weights, a smaller learning rate, or Activation.Relu in hidden layers."
        );

    private static TrainingAdvice Plateau(int epochs, EpochRecord last) =>
        new(
            AdviceKind.Plateau,
            Layer: null,
            $"The loss has stayed at {Text(last.Loss)} for the last {epochs} epochs but for noise: more epochs like these will not help. Try another "
                + $"learning rate (it is {Text(last.LearningRate)}), another optimizer or a larger network, unless this loss is good enough."
        );

    private static string Share(int units, LayerUnits layer) => $"{units} of {layer.Units} units of layer '{layer.Layer}'";

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
