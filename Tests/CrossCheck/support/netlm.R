# Prints what Tests/GraphAlgorithmsTests/Significance/QAPRegressionTests.swift expects, from sna's netlm and from
# all orders of six nodes: Rscript Tests/CrossCheck/support/netlm.R
suppressMessages(library(sna))
y <- matrix(c(0,3,1,0,2,0, 1,0,4,0,0,1, 0,2,0,1,0,0, 5,0,1,0,2,0, 0,1,0,3,0,2, 1,0,2,0,1,0),6,byrow=TRUE)
x1<- matrix(c(0,1,1,0,1,0, 1,0,1,0,0,0, 0,1,0,0,0,1, 1,0,1,0,1,0, 0,0,0,1,0,1, 0,1,1,0,0,0),6,byrow=TRUE)
x2<- matrix(c(0,2,0,1,0,0, 0,0,3,0,1,0, 1,0,0,0,0,2, 2,1,0,0,0,0, 0,0,1,2,0,0, 0,0,0,1,3,0),6,byrow=TRUE)
perms <- function(v){ if(length(v)<=1) return(matrix(v,1)); do.call(rbind,lapply(seq_along(v),function(i) cbind(v[i],perms(v[-i])))) }
P <- perms(1:6)
run <- function(y,xs,mode){
  f <- netlm(y, xs, mode=mode, nullhyp="classical")
  cat(mode, "coef", sprintf("%.15g",f$coefficients), "\n t", sprintf("%.15g",f$tstat), "\n")
  yv <- gvectorize(y,mode=mode,diag=FALSE); X <- cbind(1,gvectorize(xs[[1]],mode=mode,diag=FALSE),gvectorize(xs[[2]],mode=mode,diag=FALSE))
  r <- resid(lm(yv~X-1)); cat(" r2", sprintf("%.15g",1-sum(r^2)/sum((yv-mean(yv,na.rm=TRUE))^2,na.rm=TRUE)),"\n")
  n<-6; sel<-matrix(TRUE,n,n); diag(sel)<-FALSE; if(mode=="graph") sel[upper.tri(sel)]<-FALSE
  for(i in 1:3){
    z<-matrix(0,n,n); z[sel]<-resid(lm(X[,i]~X[,-i]-1)); if(mode=="graph") z[upper.tri(z)]<-t(z)[upper.tri(z)]
    ts<-apply(P,1,function(p) summary(lm(yv~cbind(X[,-i],gvectorize(z[p,p],mode=mode,diag=FALSE))-1))$coefficients[3,3])
    cat("  term",i,"mean",sprintf("%.12g",mean(ts)),"sd",sprintf("%.12g",sd(ts)),"pge",mean(ts>=f$tstat[i]-1e-9),"\n")
  }
}
run(y,list(x1,x2),"digraph")
s<-function(m) m+t(m)
run(s(y),list((s(x1)>0)+0,s(x2)),"graph")
