using Digits;
float[] x = new float[64], y = new float[10];
DigitClassifier.Pretrained.Predict(x, y);
Console.WriteLine(string.Join(' ', y));
