using System.Numerics;

namespace StaticNets.Training;

/// <summary>The operation on metrics that <c>Fit</c> needs.</summary>
internal abstract class MetricKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Returns the record of an epoch with its metrics.</summary>
    public abstract EpochRecord Measure(EpochRecord record);
}
