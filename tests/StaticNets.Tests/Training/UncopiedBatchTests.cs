using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets.Tests;

/// <summary>Without shuffling, batches are slices of the caller's memory.</summary>
public class UncopiedBatchTests
{
    private const int Rows = 20;
    private const int BatchSize = 7;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UnshuffledBatchesLieInTheCallersArrays(bool sparse)
    {
        var data = new TinyData<float>(Rows);
        EpochBatches<float> batches = Batches(data, sparse, shuffle: false);
        batches.BeginEpoch(1);
        Assert.Equal(3, batches.Count);
        for (int batch = 0; batch < batches.Count; batch++)
        {
            BatchRows<float> rows = batches.Take(batch, team: null);
            int first = batch * BatchSize;
            Assert.Equal(Math.Min(BatchSize, Rows - first), rows.Count);
            Assert.True(Same(rows.X, data.X, first * TinyNetwork<float>.Inputs));
            Assert.True(
                sparse ? Same(rows.Classes, data.Classes, first) : Same(rows.Targets, data.Targets, first * TinyNetwork<float>.Outputs)
            );
        }
    }

    [Fact]
    public void ShuffledBatchesDoNot()
    {
        var data = new TinyData<float>(Rows);
        EpochBatches<float> batches = Batches(data, sparse: false, shuffle: true);
        batches.BeginEpoch(1);
        BatchRows<float> rows = batches.Take(0, team: null);
        Assert.False(rows.X.Overlaps(data.X));
    }

    [Fact]
    public void WhatTrainingAllocatesDoesNotGrowWithTheData()
    {
        long few = Allocated(new TinyData<float>(BatchSize));
        long many = Allocated(new TinyData<float>(1000 * BatchSize));

        // A copy of all rows would need 140 kB more: 5 numbers of 4 bytes for each of 7 000 rows.
        Assert.InRange(many - few, -4096, 4096);
    }

    private static long Allocated(TinyData<float> data)
    {
        var dataset = new Dataset(data.X, data.Targets);
        var options = new FitOptions
        {
            Shuffle = false,
            BatchSize = BatchSize,
            Parallelism = 1,
        };
        long least = long.MaxValue;
        for (int round = 0; round < 4; round++)
        {
            var network = new TinyNetwork<float>();
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Fit(dataset, options);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static EpochBatches<float> Batches(TinyData<float> data, bool sparse, bool shuffle)
    {
        NetworkDescription network = new TinyNetwork<float>(sparse).Description;
        Dataset dataset = sparse ? new Dataset(data.X, data.Classes) : new Dataset(data.X, data.Targets);
        var options = new FitOptions { BatchSize = BatchSize, Shuffle = shuffle };
        return new EpochBatches<float>(DataRows<float>.Of(dataset, network), options);
    }

    private static bool Same<T>(ReadOnlySpan<T> batch, T[] data, int first) =>
        Unsafe.AreSame(ref MemoryMarshal.GetReference(batch), ref data[first]);
}
