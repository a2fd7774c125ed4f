using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Tests.Simd;

public sealed class Simd128FloatTests : VocabularyTests<Simd128<float>, Vector128<float>, float>
{
    protected override Vector128<float> ScaleInHalves(Vector128<float> a, Vector128<float> n) => Simd128<float>.ScaleInHalves(a, n);
}

public sealed class Simd128DoubleTests : VocabularyTests<Simd128<double>, Vector128<double>, double>
{
    protected override Vector128<double> ScaleInHalves(Vector128<double> a, Vector128<double> n) => Simd128<double>.ScaleInHalves(a, n);
}

public sealed class Simd256FloatTests : VocabularyTests<Simd256<float>, Vector256<float>, float>
{
    protected override Vector256<float> ScaleInHalves(Vector256<float> a, Vector256<float> n) => Simd256<float>.ScaleInHalves(a, n);
}

public sealed class Simd256DoubleTests : VocabularyTests<Simd256<double>, Vector256<double>, double>
{
    protected override Vector256<double> ScaleInHalves(Vector256<double> a, Vector256<double> n) => Simd256<double>.ScaleInHalves(a, n);
}

public sealed class Simd512FloatTests : VocabularyTests<Simd512<float>, Vector512<float>, float>
{
    protected override Vector512<float> ScaleInHalves(Vector512<float> a, Vector512<float> n) => Simd512<float>.ScaleInHalves(a, n);
}

public sealed class Simd512DoubleTests : VocabularyTests<Simd512<double>, Vector512<double>, double>
{
    protected override Vector512<double> ScaleInHalves(Vector512<double> a, Vector512<double> n) => Simd512<double>.ScaleInHalves(a, n);
}
