namespace StaticNets.Benchmarks.OnnxRuntime;

/// <summary>Indices in the function table.</summary>
internal enum OrtEntry
{
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSession = 7,
    CreateSessionOptions = 10,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    SetInterOpNumThreads = 25,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
    RunWithBinding = 133,
    CreateIoBinding = 134,
    BindInput = 136,
    BindOutput = 137,
}
