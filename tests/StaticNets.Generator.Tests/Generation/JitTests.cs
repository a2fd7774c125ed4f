using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// Observes the events of the JIT, which report how each method was compiled and why a call was not inlined. So the test does not depend on
/// knowledge of the JIT's limits or of the locals that inlined calls add.
/// </summary>
[Collection(nameof(Alone))]
public sealed class JitTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData("Single", typeof(float))]
    [InlineData("Double", typeof(double))]
    public void KernelsOfWideLayersAreOptimised(string precision, Type element) =>
        AssertOptimised(LargeNetworks.Wide("Wide" + precision, precision), "Wide" + precision, element);

    [Fact]
    public void PassesOverAHundredLayersAreOptimised() =>
        AssertOptimised(LargeNetworks.Chain("Deep", "Single", 100), "Deep", typeof(float));

    [Theory]
    [InlineData("Single", typeof(float))]
    [InlineData("Double", typeof(double))]
    public void KernelsOfWideImagesAreOptimised(string precision, Type element) =>
        AssertOptimised(LargeNetworks.WideImages("Images" + precision, precision), "Images" + precision, element);

    private static void AssertOptimised(string source, string network, Type element)
    {
        using EmittedKernels kernels = new(GeneratorHost.Generate(source), network, element);
        using JitObserver jit = new();
        IReadOnlyList<string> names = kernels.Compile();

        // The events of the runtime arrive later, but in order. So when all methods have been reported, all calls that were not inlined
        // have been reported too.
        Assert.True(
            SpinWait.SpinUntil(() => Pause(jit) >= names.Count, _patience),
            $"{Own(jit).Count()} of {names.Count} methods were reported."
        );
        AssertNone("was not optimised", Own(jit).Where(method => method.Tier != JitTier.Optimized));
        AssertNone("was not inlined", jit.Refusals.Where(refusal => IsOfNetwork(refusal.Type) && IsVocabulary(refusal.Inlinee)));

        IEnumerable<JittedMethod> Own(JitObserver observer) =>
            observer.Methods.Where(method => IsOfNetwork(method.Type) && method.Name != "get_Lanes");

        bool IsOfNetwork(string type) => type.StartsWith(network + "+Kernels", StringComparison.Ordinal);

        int Pause(JitObserver observer)
        {
            Thread.Sleep(_pause);
            return Own(observer).Count();
        }
    }

    private static void AssertNone<T>(string finding, IEnumerable<T> offenders)
    {
        string[] first = [.. offenders.Take(20).Select(offender => $"{finding}: {offender}")];
        Assert.True(first.Length == 0, string.Join('\n', first));
    }

    private static bool IsVocabulary(string inlinee) =>
        inlinee.StartsWith("StaticNets.Simd.", StringComparison.Ordinal)
        || inlinee.StartsWith("System.Runtime.Intrinsics.", StringComparison.Ordinal);
}

/// <summary>Tests that must run alone, because they observe the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
