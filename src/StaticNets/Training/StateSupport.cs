using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>
/// The only connection from <c>Fit</c> to the code that carries states of recurrent layers from one training step to the next. Only the
/// options that ask for it refer to the derived class <see cref="Present"/>, so that a program compiled ahead of time which sets none of
/// them does not contain this code.
/// </summary>
internal abstract class StateSupport
{
    /// <summary>
    /// Creates the object that does the training steps, or returns <see langword="null"/> if no option asks for states to be carried.
    /// </summary>
    /// <exception cref="ArgumentException">Network, rows or other options do not fit the options that ask for it.</exception>
    public static StateCarrier<T>? Carrier<T>(TrainingEngine<T> network, DataRows<T> rows, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.StateSupport is not { } support)
        {
            return null;
        }

        object? carrier =
            network is TrainingEngine<float> single ? support.Make(single, (DataRows<float>)(object)rows, options)
            : network is TrainingEngine<double> dual ? support.Make(dual, (DataRows<double>)(object)rows, options)
            : throw new NotSupportedException("Networks compute in float or double.");
        return (StateCarrier<T>?)carrier;
    }

    protected abstract StateCarrier<float>? Make(TrainingEngine<float> network, DataRows<float> rows, FitOptions options);

    protected abstract StateCarrier<double>? Make(TrainingEngine<double> network, DataRows<double> rows, FitOptions options);

    /// <summary>The implementation, to which only the options for carried states refer.</summary>
    internal sealed class Present : StateSupport
    {
        public static readonly Present Instance = new();

        private Present() { }

        protected override StateCarrier<float>? Make(TrainingEngine<float> network, DataRows<float> rows, FitOptions options) =>
            CarriedTraining<float>.Of(network, rows, options);

        protected override StateCarrier<double>? Make(TrainingEngine<double> network, DataRows<double> rows, FitOptions options) =>
            CarriedTraining<double>.Of(network, rows, options);
    }
}
