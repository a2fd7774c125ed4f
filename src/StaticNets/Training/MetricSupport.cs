using System.Numerics;

namespace StaticNets.Training;

/// <summary>
/// The only connection from <c>Fit</c> to the code for metrics. Only the options that ask for metrics refer to the derived class
/// <see cref="Present"/>, so that a program compiled ahead of time which sets none of them does not contain this code.
/// </summary>
internal abstract class MetricSupport
{
    /// <summary>Returns the object that measures the metrics of a training; <see langword="null"/> if no option asks for one.</summary>
    /// <exception cref="ArgumentException">A metric does not fit the network or its rows.</exception>
    public static MetricKeeper<T>? Keeper<T>(Fitting<T> fitting, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((options.MetricSupport ?? options.EarlyStopping?.MetricSupport) is not { } support)
        {
            return null;
        }

        object keeper =
            typeof(T) == typeof(float) ? support.MakeSingle(fitting, options)
            : typeof(T) == typeof(double) ? support.MakeDouble(fitting, options)
            : throw new NotSupportedException("Networks compute in float or double.");
        return (MetricKeeper<T>)keeper;
    }

    protected abstract object MakeSingle(object fitting, FitOptions options);

    protected abstract object MakeDouble(object fitting, FitOptions options);

    /// <summary>The implementation, to which only the options for metrics refer.</summary>
    internal sealed class Present : MetricSupport
    {
        public static readonly Present Instance = new();

        private Present() { }

        protected override object MakeSingle(object fitting, FitOptions options) => new EpochMeter<float>((Fitting<float>)fitting, options);

        protected override object MakeDouble(object fitting, FitOptions options) =>
            new EpochMeter<double>((Fitting<double>)fitting, options);
    }
}
